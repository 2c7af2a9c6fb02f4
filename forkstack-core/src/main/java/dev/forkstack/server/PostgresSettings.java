package dev.forkstack.server;

import dev.forkstack.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** The server's settings: a file of ours, written at every start, which PostgreSQL's own includes. */
final class PostgresSettings {

    /** Passwords are random and long, so that stretching them adds nothing but waiting to every login. */
    static final int SCRAM_ITERATIONS = 1;

    private static final String FILE = "forkstack.conf";
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

    private PostgresSettings() {}

    /** Once, into a new data directory; what a person adds below it has the last word. */
    static void include(Path data) throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"),
                "\n# Written by Fork Stack at every start; settings below this line win.\ninclude_if_exists = '" + FILE
                        + "'\n",
                StandardOpenOption.APPEND);
    }

    /** Twenty applications with a pool each fit, and an idle server stays small. */
    static void write(Path data, int port) throws IOException {
        AtomicFile.writePublic(
                data.resolve(FILE), "port = " + port + "\nscram_iterations = " + SCRAM_ITERATIONS + "\n" + """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 300
                shared_buffers = 64MB
                io_method = sync
                """);
    }

    /** The port of the last start; 0 if there was none. */
    static int port(Path data) throws IOException {
        Path file = data.resolve(FILE);
        return Files.exists(file)
                ? PORT.matcher(Files.readString(file))
                        .results()
                        .findFirst()
                        .map(match -> Integer.parseInt(match.group(1)))
                        .orElse(0)
                : 0;
    }
}
