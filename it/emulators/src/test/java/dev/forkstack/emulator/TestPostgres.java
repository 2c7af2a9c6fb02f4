package dev.forkstack.emulator;

import dev.forkstack.emulator.postgres.PostgresAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** One PostgreSQL server that checks passwords, for all tests of this JVM. Thread-safe. */
public final class TestPostgres {

    private static final String PASSWORD = "superuser-of-a-test";
    private static final Supplier<EmbeddedPostgres> SERVER = new Supplier<>() {
        private EmbeddedPostgres server;

        @Override
        public synchronized EmbeddedPostgres get() {
            if (server == null) {
                server = start();
            }
            return server;
        }
    };

    private TestPostgres() {}

    static NeonOptions options() {
        return NeonOptions.of(access());
    }

    public static PostgresAccess access() {
        return new PostgresAccess("127.0.0.1", SERVER.get().getPort(), "postgres", PASSWORD);
    }

    /** How many databases and roles of emulators there are. */
    static int leftovers() throws SQLException {
        String count = access().select("SELECT (SELECT count(*) FROM pg_database WHERE datname ~ '^neon_')"
                        + " + (SELECT count(*) FROM pg_roles WHERE rolname ~ '^neon_')")
                .get(0);
        return Integer.parseInt(count);
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "100")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER ROLE postgres PASSWORD '" + PASSWORD + "'");
                // Its pg_hba.conf trusts everybody; a password that is not checked proves nothing.
                statement.execute("COPY (SELECT 'host all all 127.0.0.1/32 scram-sha-256') TO PROGRAM"
                        + " 'cat > \"$(pwd)/pg_hba.conf\"'");
                statement.execute("SELECT pg_reload_conf()");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
