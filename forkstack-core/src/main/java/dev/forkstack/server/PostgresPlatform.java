package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import java.util.Locale;
import java.util.Set;

/**
 * A system that PostgreSQL's binaries are built for. Immutable.
 *
 * @param id as it stands in the artifact's name, such as {@code linux-amd64}
 */
record PostgresPlatform(String id) {

    static final Set<String> BUILT = Set.of(
            "linux-amd64", "linux-arm64v8", "linux-amd64-alpine", "darwin-amd64", "darwin-arm64v8", "windows-amd64");

    /** The platform that this JVM runs on. */
    static PostgresPlatform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), CLibrary.isMusl());
    }

    /**
     * @param os as in {@code os.name}
     * @param arch as in {@code os.arch}
     * @param musl whether the C library is musl, as on Alpine
     * @throws ForkStackException {@code CONFIGURATION} if there are no binaries for it
     */
    static PostgresPlatform of(String os, String arch, boolean musl) {
        String system = system(os.toLowerCase(Locale.ROOT));
        String id = system + "-" + processor(system, arch.toLowerCase(Locale.ROOT))
                + (musl && system.equals("linux") ? "-alpine" : "");
        if (!BUILT.contains(id)) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    "There is no local PostgreSQL for " + os + " on " + arch + (musl ? " with musl" : "") + ".",
                    "Configure another database provider: database.provider = \"sqlite\" needs no server, \"postgres\" takes"
                            + " the URL of one of yours. There are binaries for Linux (x86-64, ARM64; with musl x86-64),"
                            + " macOS and Windows.");
        }
        return new PostgresPlatform(id);
    }

    private static String system(String os) {
        if (os.startsWith("mac")) {
            return "darwin";
        }
        return os.startsWith("windows") ? "windows" : os;
    }

    private static String processor(String system, String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "amd64";
            // Windows on ARM runs programs for x86-64.
            case "aarch64", "arm64" -> system.equals("windows") ? "amd64" : "arm64v8";
            default -> arch;
        };
    }
}
