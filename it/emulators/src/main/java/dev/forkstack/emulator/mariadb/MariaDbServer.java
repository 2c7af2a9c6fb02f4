package dev.forkstack.emulator.mariadb;

import dev.forkstack.emulator.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A new MariaDB server with no data, on a free port of 127.0.0.1, that ends with this process however that ends. Thread-safe.
 */
public final class MariaDbServer implements AutoCloseable {

    private static final String ADMIN = "forkstack_admin";
    private static final int START_SECONDS = 60;

    /**
     * Removes the directory at the end of standard input, which comes with the end of the process that holds the other end;
     * not before, as that reads there why the server has ended by itself.
     */
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            exec 3<&0
            if "$@" --bootstrap <"$DIRECTORY/tables.sql"; then
                "$@" --port="$PORT" --init-file="$DIRECTORY/admin.sql" </dev/null & server=$!
                { read -r end <&3; kill -KILL $server; } & watcher=$!
                wait $server
                kill -KILL $watcher
            fi
            : >"$DIRECTORY/ended"
            read -r end <&3
            rm -rf "$DIRECTORY"
            """;

    private final Process process;
    private final int port;
    private final String password;

    private MariaDbServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Whether there is one for this machine. */
    public static boolean isThere() {
        return MariaDbFiles.areThere();
    }

    /** @throws IllegalStateException if there is none for this machine, or it does not start */
    public static MariaDbServer start() {
        try {
            return start(MariaDbFiles.unpacked(), Files.createTempDirectory("forkstack-mariadb-"));
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    /** Who may do everything. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/?allowMultiQueries=false", ADMIN, password);
    }

    /** As somebody who may do everything. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    int port() {
        return port;
    }

    /** With its files; nobody needs it to end in good order. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static MariaDbServer start(MariaDbFiles files, Path directory) throws IOException, InterruptedException {
        String password = Secrets.random();
        int port = freePort();
        StringBuilder tables = new StringBuilder("USE mysql;\n");
        for (String file : MariaDbFiles.TABLES) {
            tables.append(Files.readString(files.share().resolve(file), StandardCharsets.UTF_8));
        }
        Files.createDirectories(directory.resolve("data/mysql"));
        Files.writeString(directory.resolve("tables.sql"), tables);
        Files.writeString(
                directory.resolve("admin.sql"),
                "CREATE USER " + ADMIN + "@'127.0.0.1' IDENTIFIED BY '" + password + "';\n" + "GRANT ALL ON *.* TO "
                        + ADMIN + "@'127.0.0.1' WITH GRANT OPTION;\n");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "mariadb"));
        command.addAll(options(files, directory));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("DIRECTORY", directory.toString());
        builder.environment().put("PORT", String.valueOf(port));
        MariaDbServer server = new MariaDbServer(builder.start(), port, password);
        server.await(directory);
        return server;
    }

    private void await(Path directory) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Connection connection = connect()) {
                return;
            } catch (SQLException e) {
                if (Files.exists(directory.resolve("ended")) || !process.isAlive() || System.nanoTime() > end) {
                    String said = Files.readString(directory.resolve("log"));
                    close();
                    throw new IllegalStateException("MariaDB did not start: " + said, e);
                }
                Thread.sleep(20);
            }
        }
    }

    /** Small, and without anything that outlives a crash, since no data here does. */
    private static List<String> options(MariaDbFiles files, Path directory) {
        List<String> options = new ArrayList<>(List.of(
                files.program().toString(),
                "--no-defaults",
                "--basedir=" + files.share(),
                "--lc-messages-dir=" + files.share(),
                "--datadir=" + directory.resolve("data"),
                "--socket=" + directory.resolve("socket"),
                "--tmpdir=" + directory, // its files there have names that another server may have too
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--skip-ssl",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--performance-schema=OFF",
                "--max-connections=500",
                "--innodb-log-file-size=4M",
                "--innodb-buffer-pool-size=16M",
                "--innodb-data-file-path=ibdata1:2M:autoextend",
                "--innodb-temp-data-file-path=ibtmp1:1M:autoextend",
                "--innodb-undo-tablespaces=0",
                "--innodb-doublewrite=OFF",
                "--innodb-flush-method=nosync",
                "--innodb-flush-log-at-trx-commit=0"));
        if (System.getProperty("user.name").equals("root")) {
            options.add("--user=root");
        }
        return options;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
