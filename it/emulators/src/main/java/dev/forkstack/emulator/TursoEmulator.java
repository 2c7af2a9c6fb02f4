package dev.forkstack.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Turso's Platform API and the hosts of its databases, over SQLite files, on 127.0.0.1. Thread-safe.
 *
 * <p>{@code Hostname} is {@code 127.0.0.1:PORT}, a port for each database; the real ones are names, reached by HTTPS.
 */
public final class TursoEmulator implements AutoCloseable {

    private static final String GROUP = "default";

    private final Traffic traffic = new Traffic();
    private final String token = Secrets.random();
    private final TursoAccount account;
    private final EmulatorServer server;

    private TursoEmulator(TursoOptions options) {
        account = new TursoAccount(options, traffic);
        account.groups().create(GROUP, "aws-us-east-1");
        server = EmulatorServer.start(options.port(), new TursoService(account, options, token), traffic);
    }

    public static TursoEmulator start(TursoOptions options) {
        try {
            Files.createDirectories(options.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TursoEmulator(options);
    }

    /** {@code http://127.0.0.1:PORT} */
    public URI api() {
        return server.uri();
    }

    /** The one platform token that it accepts. */
    public String token() {
        return token;
    }

    public String organization() {
        return TursoService.ORGANIZATION;
    }

    /** A group that stands from the start, and has no database yet. */
    public String group() {
        return GROUP;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** What {@code /_emulator/state} says. */
    public String state() {
        return account.state();
    }

    /** Moves the service's time ahead; tokens end by it. */
    public void advance(Duration duration) {
        account.clock().advance(duration);
    }

    /** Keeps the data of a database as they are now for branches with an instant. */
    public void snapshot(String database) {
        try {
            account.snapshot(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With all databases and their files. */
    @Override
    public void close() {
        server.close();
        account.close();
    }
}
