package dev.forkstack.provider.postgres;

import dev.forkstack.emulator.postgres.PostgresAccess;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.PostgresAddress;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.OwnPostgres;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.SelfSigned;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server as a team has one: reached by its address, over TLS, with an admin who is no superuser. It is one of the
 * tests' own, or the one that {@code -Dforkstack.test.postgres=postgresql://superuser:password@127.0.0.1:5432/postgres} names.
 */
final class TeamServer implements AutoCloseable {

    static final String ADMIN = "team_admin";
    static final String PASSWORD = "kept-secret";

    private static final String GIVEN = System.getProperty("forkstack.test.postgres", "");

    final RecordedProgress progress = new RecordedProgress();
    final PostgresAddress address;
    private final PostgresLogin superuser;
    private final Optional<OwnPostgres> own;
    private final Path directory;

    TeamServer(Path directory) {
        this.directory = directory;
        this.own = GIVEN.isEmpty() ? Optional.of(started(directory)) : Optional.empty();
        this.superuser = own.map(TeamServer::superuser).orElseGet(TeamServer::given);
        this.address = own.isPresent()
                ? new PostgresAddress(
                        "127.0.0.1",
                        superuser.address().port(),
                        Map.of(
                                "sslmode",
                                "verify-full",
                                "sslrootcert",
                                certificate().toString()))
                : superuser.address();
        admin("DO $$ BEGIN IF to_regrole('" + ADMIN + "') IS NULL THEN CREATE ROLE " + ADMIN
                + " LOGIN CREATEDB CREATEROLE PASSWORD '" + PASSWORD + "'; END IF; END $$");
    }

    private static OwnPostgres started(Path directory) {
        OwnPostgres own = OwnPostgres.in(directory.resolve("server"));
        PostgresServer server = own.server();
        try {
            SelfSigned.in(directory.resolve("tls")).pem(server.data());
            Files.writeString(
                    server.data().resolve("postgresql.conf"), "\nssl = on\n", java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        server.down();
        server.up();
        return own;
    }

    private Path certificate() {
        return own.orElseThrow().server().data().resolve("server.crt");
    }

    private static PostgresLogin superuser(OwnPostgres server) {
        PostgresAccess superuser = server.superuser();
        return new PostgresLogin(
                PostgresAddress.loopback(superuser.port()), superuser.user(), new Secret(superuser.password()));
    }

    private static PostgresLogin given() {
        URI uri = URI.create(GIVEN);
        String[] user = uri.getUserInfo().split(":", 2);
        return new PostgresLogin(
                new PostgresAddress(uri.getHost(), uri.getPort(), Map.of()), user[0], new Secret(user[1]));
    }

    PostgresLogin superuser() {
        return superuser;
    }

    String url(String user) {
        return "postgresql://" + user + "@" + address + "/postgres"
                + address.jdbcUrl("x").replaceFirst("[^?]*", "");
    }

    /** A provider of the project, for somebody with this directory as home. */
    ResourceProvider open(ProjectName project, String home, Map<String, String> more) {
        Map<String, String> settings = new java.util.TreeMap<>(Map.of("url", url(ADMIN)));
        settings.putAll(more);
        return new PostgresFactory()
                .create(
                        new Settings("database", settings),
                        new ProviderContext(
                                new ResourceNames(project),
                                directory,
                                directory.resolve(home),
                                new TestArtifacts(),
                                Credentials.of(Map.of("PGUSER", ADMIN, "PGPASSWORD", PASSWORD)),
                                progress));
    }

    /** A database that somebody made by hand, of an owner that the admin is a member of. */
    void makeSource(String database) {
        String owner = Sql.identifier(database);
        admin(
                "CREATE ROLE " + owner + " LOGIN PASSWORD '" + PASSWORD + "'",
                "GRANT " + owner + " TO " + ADMIN,
                "CREATE DATABASE " + owner + " OWNER " + owner,
                "COMMENT ON DATABASE " + owner + " IS 'what somebody wrote by hand'");
    }

    PostgresLogin login(String role) {
        return new PostgresLogin(address, role, new Secret(PASSWORD));
    }

    /** Runs statements in the database {@code postgres} as superuser; returns the first value of the last one. */
    String admin(String... statements) {
        return in("postgres", statements);
    }

    /** The same in any database. */
    String in(String database, String... statements) {
        return run(superuser, database, statements);
    }

    static String run(PostgresLogin login, String database, String... statements) {
        try (Connection connection = login.connect(database, Map.of())) {
            return LocalProject.run(connection, statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        own.ifPresent(OwnPostgres::close);
    }
}
