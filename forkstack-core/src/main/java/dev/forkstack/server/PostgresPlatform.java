package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * A system that PostgreSQL's binaries are built for. Immutable.
 *
 * @param id as it stands in the artifact's name, such as {@code linux-amd64}
 */
record PostgresPlatform(String id) {

    private static final Set<String> BUILT = Set.of(
            "linux-amd64", "linux-arm64v8", "linux-amd64-alpine", "darwin-amd64", "darwin-arm64v8", "windows-amd64");

    /** The platform that this JVM runs on. */
    static PostgresPlatform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), hasMusl(Path.of("/lib")));
    }

    /**
     * @param os as in {@code os.name}
     * @param arch as in {@code os.arch}
     * @param musl whether the C library is musl, as on Alpine
     * @throws ForkStackException {@code CONFIGURATION} if there are no binaries for it
     */
    static PostgresPlatform of(String os, String arch, boolean musl) {
        String system = system(os.toLowerCase(Locale.ROOT));
        String id = system + "-" + processor(arch.toLowerCase(Locale.ROOT))
                + (musl && system.equals("linux") ? "-alpine" : "");
        if (!BUILT.contains(id)) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    "There is no local PostgreSQL for " + os + " on " + arch + (musl ? " with musl" : "") + ".",
                    "Configure a database provider other than local-postgres, or work on Linux (x86-64, ARM64), macOS or"
                            + " Windows (x86-64).");
        }
        return new PostgresPlatform(id);
    }

    /** Whether a directory for libraries holds the loader of musl. */
    static boolean hasMusl(Path libraries) {
        if (!Files.isDirectory(libraries)) {
            return false;
        }
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(libraries, "ld-musl-*")) {
            // A glibc system may have musl installed beside it; then its own loader stands there too.
            return loaders.iterator().hasNext() && !hasGlibc(libraries);
        } catch (IOException e) {
            return false;
        }
    }

    boolean isWindows() {
        return id.startsWith("windows");
    }

    private static boolean hasGlibc(Path libraries) throws IOException {
        Path wide = libraries.resolveSibling("lib64");
        for (Path directory : new Path[] {libraries, wide}) {
            if (Files.isDirectory(directory)) {
                try (DirectoryStream<Path> loaders = Files.newDirectoryStream(directory, "ld-linux-*")) {
                    if (loaders.iterator().hasNext()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String system(String os) {
        if (os.startsWith("mac")) {
            return "darwin";
        }
        return os.startsWith("windows") ? "windows" : os;
    }

    private static String processor(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> arch;
        };
    }
}
