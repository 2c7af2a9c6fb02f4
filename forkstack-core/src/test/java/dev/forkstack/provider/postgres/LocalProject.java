package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.Plan;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One project on a real server, with the few calls that tests make all the time. */
final class LocalProject implements AutoCloseable {

    final RecordedProgress progress = new RecordedProgress();
    final ProjectName name;
    final PostgresServer server;
    final LocalPostgres provider;

    LocalProject(Path home, String name) {
        this(home, name, Optional.empty());
    }

    LocalProject(Path home, String name, Optional<Seed> seed) {
        this.name = new ProjectName(name);
        this.server = new PostgresServer(new UserHome(home), new TestArtifacts(), progress);
        this.provider = new LocalPostgres(server, this.name, seed, progress);
    }

    Resource makeDev() {
        return provider.create(new Plan(Optional.empty(), mark("dev", Optional.empty())));
    }

    Resource fork(String env) {
        return provider.create(
                new Plan(provider.find(EnvironmentName.DEV), mark(env, Optional.of(EnvironmentName.DEV))));
    }

    Mark mark(String env, Optional<EnvironmentName> source) {
        return new Mark(
                name,
                new EnvironmentName(env),
                "",
                source,
                Optional.empty(),
                Optional.of("jo@example.org"),
                "run-1",
                Mark.State.FILLING,
                Instant.parse("2026-11-22T10:00:00Z"),
                Optional.empty());
    }

    Owned owned(String env) {
        EnvironmentName environment = new EnvironmentName(env);
        return new Ownership(name, environment).claim(provider.find(environment).orElseThrow());
    }

    EnvVars connect(String env) {
        return provider.connect(owned(env), EnvVars.NONE);
    }

    /** A session of the application. */
    Connection session(String env) throws SQLException {
        Map<String, String> values = connect(env).asMap();
        return DriverManager.getConnection(
                values.get("JDBC_DATABASE_URL"),
                values.get("JDBC_DATABASE_USERNAME"),
                values.get("JDBC_DATABASE_PASSWORD"));
    }

    /** Runs statements as the application; returns the first value of the last one. */
    String run(String env, String... statements) throws SQLException {
        try (Connection connection = session(env)) {
            return run(connection, statements);
        }
    }

    /** The same as superuser. */
    String admin(String database, String... statements) throws SQLException {
        try (Connection connection = server.connect(database, Map.of())) {
            return run(connection, statements);
        }
    }

    static String run(Connection connection, String... statements) throws SQLException {
        String value = null;
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        value = rows.next() ? rows.getString(1) : null;
                    }
                }
            }
        }
        return value;
    }

    @Override
    public void close() {
        provider.close();
    }
}
