package dev.forkstack.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a project's files stand. One rule for goals and applications, whichever directory they start in, so that both
 * meet the same environment.
 */
public final class ProjectRoot {

    /** What names the root, most telling first; all ancestors are searched for one before the next is tried. */
    private static final List<List<String>> SIGNS = List.of(
            List.of("forkstack.toml", ".forkstack.toml", CurrentEnvironment.FILE), List.of(".mvn"), List.of(".git"));

    private ProjectRoot() {}

    /**
     * The nearest ancestor that holds {@code forkstack.toml}, {@code .forkstack.toml} or {@code .current-env}; else
     * {@code .mvn}; else the top of the git work tree; else the directory itself.
     */
    public static Path of(Path directory) {
        Path start = directory.toAbsolutePath().normalize();
        return SIGNS.stream()
                .map(sign -> nearest(start, sign))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(start);
    }

    private static Optional<Path> nearest(Path start, List<String> names) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path candidate = directory;
            if (names.stream().anyMatch(name -> Files.exists(candidate.resolve(name)))) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }
}
