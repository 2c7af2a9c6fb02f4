package dev.forkstack.provider.directory;

import dev.forkstack.model.ForkStackException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the first directory is a copy of. Immutable.
 *
 * @param setting for messages, such as {@code directory.seed}
 */
record SeedDirectory(Path root, String path, String setting) {

    /** @throws ForkStackException {@code CONFIGURATION} if there is none */
    Path directory() {
        Path seed = root.resolve(path).normalize();
        if (!Files.isDirectory(seed) || root.startsWith(seed)) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    (Files.isDirectory(seed)
                                    ? seed + " holds the project itself."
                                    : "There is no directory " + seed + ".")
                            + " " + setting + " names it as what the first directory is a copy of.",
                    "Correct " + setting + " (it is relative to " + root
                            + "), or remove it to begin with an empty directory.");
        }
        return seed;
    }
}
