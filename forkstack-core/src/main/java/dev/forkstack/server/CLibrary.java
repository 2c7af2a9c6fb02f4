package dev.forkstack.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which C library a Linux system has, found out without a shell. */
final class CLibrary {

    private static final String MUSL_LOADER = "ld-musl-";

    private CLibrary() {}

    /** Whether it is musl, as on Alpine. */
    static boolean isMusl() {
        return isMusl(Path.of("/proc/self/maps"), Path.of("/lib"));
    }

    /**
     * What this JVM itself was loaded with decides: a glibc system can have musl installed beside it, and Alpine can have
     * glibc's loader.
     *
     * @param maps the files that a process has mapped
     * @param libraries where the loaders stand, for where a process may not see what it has mapped
     */
    static boolean isMusl(Path maps, Path libraries) {
        try {
            return Files.readString(maps, StandardCharsets.ISO_8859_1).contains("/" + MUSL_LOADER);
        } catch (IOException e) {
            return has(libraries, MUSL_LOADER)
                    && !has(libraries, "ld-linux")
                    && !has(libraries.resolveSibling("lib64"), "ld-linux");
        }
    }

    private static boolean has(Path directory, String loader) {
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(directory, loader + "*")) {
            return loaders.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
