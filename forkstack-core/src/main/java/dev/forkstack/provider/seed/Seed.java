package dev.forkstack.provider.seed;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the first database is filled from: a script, or a directory of them. Immutable.
 *
 * @param setting for messages, such as {@code database.seed}
 */
public record Seed(Path root, String path, String setting) {

    /**
     * The scripts in the order of their names.
     *
     * @throws ForkStackException {@code CONFIGURATION} if there are none
     */
    public List<Path> scripts() {
        Path seed = root.resolve(path);
        if (!Files.isDirectory(seed)) {
            if (!Files.isReadable(seed)) {
                throw wrong("There is no readable file or directory " + seed + ".");
            }
            return List.of(seed);
        }
        List<Path> scripts = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(seed, "*.sql")) {
            found.forEach(scripts::add);
        } catch (IOException e) {
            throw wrong("The directory " + seed + " cannot be read: " + e.getMessage());
        }
        if (scripts.isEmpty()) {
            throw wrong("The directory " + seed + " has no file whose name ends with .sql.");
        }
        scripts.sort(Comparator.comparing(script -> script.getFileName().toString()));
        return scripts;
    }

    /** As people know it: relative to the project root. */
    public String shown(Path script) {
        return script.startsWith(root) ? root.relativize(script).toString() : script.toString();
    }

    private ForkStackException wrong(String what) {
        return new ForkStackException(
                ForkStackException.Kind.CONFIGURATION,
                what + " " + setting + " names it as what the first database is filled from.",
                "Correct " + setting + " (it is relative to " + root
                        + "), or remove it to begin with an empty database.");
    }
}
