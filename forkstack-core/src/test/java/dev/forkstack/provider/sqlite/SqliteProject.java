package dev.forkstack.provider.sqlite;

import dev.forkstack.file.FileCopy;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.Settings;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One project's SQLite databases in a home of their own, which is its root too, with what tests do all the time. */
final class SqliteProject extends TestedProject {

    static final Duration PATIENCE = Duration.ofSeconds(2);

    final RecordedProgress progress;
    private final Path home;

    /** The provider's own copy of SQLite: a second one in this JVM would drop the locks of the first. */
    private final SqliteDriver driver = new SqliteDriver(new TestArtifacts());

    SqliteProject(Path home, String name) {
        this(home, name, new RecordedProgress());
    }

    SqliteProject(Path home, String name, RecordedProgress progress) {
        this(home, name, Map.of(), FileCopy.ofThisSystem(), progress);
    }

    SqliteProject(Path home, String name, Map<String, String> settings, FileCopy copy, RecordedProgress progress) {
        super(
                new ProjectName(name),
                new SqliteFactory(copy, PATIENCE)
                        .create(
                                new Settings("database", settings),
                                new ProviderContext(
                                        new ResourceNames(new ProjectName(name)),
                                        home,
                                        home,
                                        new TestArtifacts(),
                                        Credentials.of(Map.of()),
                                        progress)));
        this.home = home;
        this.progress = progress;
    }

    Resource makeDev() {
        return provider.create(new Plan(Optional.empty(), mark("dev")));
    }

    Resource fork(String env) {
        return fork(find("dev").orElseThrow(), env);
    }

    Path directory() {
        return home.resolve("sqlite").resolve(name.value());
    }

    Path file(String env) {
        return directory().resolve(name + "-" + env + ".db");
    }

    Connection session(String env) throws SQLException {
        return driver.open(new SqliteFile(file(env)));
    }

    /** Runs statements as an application that makes no database; returns the first column of the last one. */
    List<String> application(EnvVars values, String... statements) {
        String url = values.get(Keys.DATABASE_URL).orElseThrow();
        return run(Path.of(url.substring("file:".length())), statements);
    }

    List<String> run(String env, String... statements) {
        return run(file(env), statements);
    }

    private List<String> run(Path file, String... statements) {
        try (Connection connection = driver.open(new SqliteFile(file))) {
            return run(connection, statements);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> run(Connection connection, String... statements) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                values.clear();
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            values.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return values;
    }

    /** A database that somebody made by hand. */
    void plant(String env) {
        try {
            Files.createDirectories(directory());
            try (Connection connection = driver.make(new SqliteFile(file(env)))) {
                run(connection, "CREATE TABLE by_hand (a)");
            }
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything in the project's directory. */
    List<String> files() throws IOException {
        try (var all = Files.walk(directory())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
