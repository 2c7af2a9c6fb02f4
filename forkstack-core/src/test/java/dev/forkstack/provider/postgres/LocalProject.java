package dev.forkstack.provider.postgres;

import dev.forkstack.model.Resource;
import dev.forkstack.provider.seed.Seed;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.UnpackedPrograms;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** One project on a real server, with the few calls that tests make all the time. */
final class LocalProject extends TestedProject {

    final RecordedProgress progress;
    final PostgresServer server;

    LocalProject(Path home, String name) {
        this(home, name, Optional.empty());
    }

    LocalProject(Path home, String name, Optional<Seed> seed) {
        this(home, new ProjectName(name), seed, new RecordedProgress());
    }

    private LocalProject(Path home, ProjectName name, Optional<Seed> seed, RecordedProgress progress) {
        this(name, new PostgresServer(UnpackedPrograms.in(home), new TestArtifacts(), progress), seed, progress);
    }

    private LocalProject(ProjectName name, PostgresServer server, Optional<Seed> seed, RecordedProgress progress) {
        super(name, new LocalPostgres(server, new ResourceNames(name), seed, progress));
        this.server = server;
        this.progress = progress;
    }

    Resource makeDev() {
        return provider.create(new Plan(Optional.empty(), mark("dev")));
    }

    Resource fork(String env) {
        return fork(find("dev").orElseThrow(), env);
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
}
