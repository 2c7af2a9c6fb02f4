package dev.forkstack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A {@code java} that has the values of a build as variables of its process, for tests that ask those. A script, so that no
 * value stands in a property or on a command line; none where there is no sh. Immutable.
 *
 * @param directory laid out as that of a JDK, because Surefire looks for one around its {@code java}
 */
record BuildJvm(Path directory) {

    Path java() {
        return directory.resolve("bin/java");
    }

    void write(Path envFile, Path javaHome) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Files.createDirectories(java().getParent());
        Files.writeString(
                java(),
                "#!/bin/sh\nset -a\n. " + quoted(envFile) + "\nset +a\nexec " + quoted(javaHome.resolve("bin/java"))
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(java(), PosixFilePermissions.fromString("rwx------"));
        Path release = javaHome.resolve("release");
        if (Files.exists(release)) {
            Files.copy(release, release(), StandardCopyOption.REPLACE_EXISTING); // says which Java it is
        }
    }

    void remove() throws IOException {
        for (Path each : List.of(java(), java().getParent(), release(), directory)) {
            Files.deleteIfExists(each);
        }
    }

    private Path release() {
        return directory.resolve("release");
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
