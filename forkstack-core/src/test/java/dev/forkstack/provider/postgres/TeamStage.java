package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.spi.Disconnect;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project on a team's server, with a source that somebody made by hand. One server serves all tests of a class. */
abstract class TeamStage {

    @TempDir
    static Path directory;

    static TeamServer server;

    TestedProject app;
    String live;
    private int toldBefore;

    @BeforeAll
    static void start() {
        server = new TeamServer(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void project() {
        ProjectName name = new ProjectName(
                "team" + Secret.random(6).reveal().toLowerCase(Locale.ROOT)); // a given server may be the same tomorrow
        toldBefore = server.progress.lines().size();
        live = "live_" + name;
        server.makeSource(live);
        app = new TestedProject(name, open(name, TeamServer.ADMIN));
    }

    @AfterEach
    void close() {
        app.close();
    }

    final Resource fork(String env) {
        return app.fork(app.find("prod").orElseThrow(), env);
    }

    final Resource make(String env, Disconnect disconnect) {
        return app.provider.create(new Plan(app.find("prod"), app.mark(env), disconnect));
    }

    final ForkStackException refusal(Disconnect disconnect) {
        return catchThrowableOfType(ForkStackException.class, () -> make("alice", disconnect));
    }

    final ResourceProvider open(ProjectName name, String user) {
        return server.open(name, "mine", Map.of("prod", live, "url", server.url(user)));
    }

    final Connection session(String application) throws SQLException {
        Connection connection = server.login(live).connect(live, Map.of());
        LocalProject.run(connection, "SET application_name = '" + application + "'");
        return connection;
    }

    static PostgresLogin login(EnvVars values) {
        return new PostgresLogin(
                server.address,
                values.get("JDBC_DATABASE_USERNAME").orElseThrow(),
                new Secret(values.get("JDBC_DATABASE_PASSWORD").orElseThrow()));
    }

    static String run(EnvVars values, String... statements) {
        String url = values.get("JDBC_DATABASE_URL").orElseThrow();
        return TeamServer.run(login(values), url.replaceAll("^[^?]*/([^/?]+).*", "$1"), statements);
    }

    /** Those that were made for environments of the project. */
    final String roles() {
        return server.admin("SELECT count(*) FROM pg_roles WHERE rolname ~ '^(forkstack-tmp-)?" + app.name + "-'");
    }

    final List<String> told() {
        List<String> all = server.progress.lines();
        return all.subList(toldBefore, all.size());
    }
}
