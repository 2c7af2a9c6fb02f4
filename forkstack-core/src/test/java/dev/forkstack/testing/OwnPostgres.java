package dev.forkstack.testing;

import dev.forkstack.emulator.postgres.PostgresAccess;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.UnpackedPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A PostgreSQL server of a test's own, whose data need not outlive a power cut. Immutable. */
public record OwnPostgres(PostgresServer server) implements AutoCloseable {

    public static OwnPostgres in(Path directory) {
        OwnPostgres postgres = new OwnPostgres(
                new PostgresServer(UnpackedPrograms.in(directory), new TestArtifacts(), new RecordedProgress()));
        postgres.server.up();
        try {
            // Every database is a checkpoint.
            postgres.superuser().execute("postgres", "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres;
    }

    public PostgresAccess superuser() {
        try {
            return new PostgresAccess(
                    "127.0.0.1",
                    server.port(),
                    PostgresServer.SUPERUSER,
                    Files.readString(server.secrets().resolve("superuser.password"))
                            .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.down();
    }
}
