package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is peculiar to databases of the local server; the contract says what all resources have in common. */
class LocalPostgresIT {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    @TempDir
    static Path home;

    private static int projects;

    private LocalProject app;

    @BeforeAll
    static void start() {
        try (LocalProject any = new LocalProject(home, "any")) {
            any.server.up();
        }
    }

    @AfterAll
    static void stop() {
        try (LocalProject any = new LocalProject(home, "any")) {
            any.server.down();
        }
    }

    @BeforeEach
    void project() {
        app = new LocalProject(home, "app" + ++projects);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void theValuesLeadToTheForkAndShowNoPasswordInTheJdbcUrl() throws SQLException {
        app.makeDev();
        app.fork("alice");

        assertThat(app.connect("alice").keys())
                .containsExactlyInAnyOrder(
                        "DATABASE_URL", "JDBC_DATABASE_URL", "JDBC_DATABASE_USERNAME", "JDBC_DATABASE_PASSWORD");
        String password = app.connect("alice").get("JDBC_DATABASE_PASSWORD").orElseThrow();
        assertThat(app.connect("alice").get("JDBC_DATABASE_URL").orElseThrow()).doesNotContain(password);
        assertThat(app.connect("alice").get("DATABASE_URL").orElseThrow())
                .matches("postgresql://" + app.name + ":[A-Za-z0-9]+@127\\.0\\.0\\.1:\\d+/" + app.name + "-alice");
        assertThat(app.run("alice", "SELECT current_database()")).isEqualTo(app.name + "-alice");
    }

    @Test
    void aDatabaseThatItsOwnerMadeATemplateIsSeenAndDeletedAllTheSame() throws SQLException {
        app.makeDev();
        app.fork("alice");
        app.run("alice", "ALTER DATABASE \"" + app.name + "-alice\" IS_TEMPLATE true");

        assertThat(app.provider.list()).extracting(Resource::name).contains(app.name + "-alice");
        app.provider.delete(app.owned("alice"));
        assertThat(app.provider.find(ALICE)).isEmpty();
    }

    @Test
    void theCommentOfAnotherDatabaseCountsAsNone() throws SQLException {
        app.makeDev();
        app.fork("alice");
        String comment = app.admin(
                "postgres",
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '" + app.name
                        + "-alice'");
        app.admin(
                "postgres",
                "CREATE DATABASE \"" + app.name + "-bob\"",
                "COMMENT ON DATABASE \"" + app.name + "-bob\" IS '" + comment + "'");

        assertThat(app.provider.find(new EnvironmentName("bob")).orElseThrow().mark())
                .isEmpty();
    }

    @Test
    void oneProjectCannotConnectToTheDatabasesOfAnother() throws SQLException {
        app.makeDev();
        try (LocalProject other = new LocalProject(home, app.name + "-other")) {
            other.makeDev();
            String url = other.connect("dev").get("JDBC_DATABASE_URL").orElseThrow();
            var values = app.connect("dev").asMap();

            assertThatThrownBy(() -> java.sql.DriverManager.getConnection(
                            url, values.get("JDBC_DATABASE_USERNAME"), values.get("JDBC_DATABASE_PASSWORD")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aSourceInUseIsForkedAndTheEndedSessionsAreTold() throws SQLException {
        app.makeDev();
        try (Connection one = app.session("dev");
                Connection two = app.session("dev")) {
            app.fork("alice");

            assertThat(one.isValid(5)).isFalse();
            assertThat(two.isValid(5)).isFalse();
        }
        assertThat(app.progress.lines())
                .contains("note ended 2 sessions of " + app.name + "-dev so that it could be forked");
    }

    @Test
    void settingsGrantsAndTheLimitOfTheSourceBelongToTheFork() throws SQLException {
        app.makeDev();
        app.run(
                "dev",
                "CREATE SCHEMA sales",
                "ALTER DATABASE \"" + app.name + "-dev\" SET search_path = sales, public");
        app.admin(
                "postgres",
                "ALTER DATABASE \"" + app.name + "-dev\" SET \"app.mode\" = 'it''s, a b'",
                "ALTER ROLE " + app.name + " IN DATABASE \"" + app.name + "-dev\" SET work_mem = '6MB'",
                "CREATE ROLE reader_" + app.name,
                "GRANT CONNECT ON DATABASE \"" + app.name + "-dev\" TO reader_" + app.name,
                "ALTER DATABASE \"" + app.name + "-dev\" CONNECTION LIMIT 17");
        app.fork("alice");

        assertThat(app.run("alice", "SHOW search_path")).isEqualTo("sales, public");
        assertThat(app.run("alice", "SHOW app.mode")).isEqualTo("it's, a b");
        assertThat(app.run("alice", "SHOW work_mem")).isEqualTo("6MB");
        assertThat(app.admin(
                        "postgres",
                        "SELECT datconnlimit FROM pg_database WHERE datname = '" + app.name
                                + "-alice' AND has_database_privilege('reader_" + app.name + "', oid, 'CONNECT')"))
                .isEqualTo("17");
        app.provider.delete(app.owned("alice"));
        assertThat(app.admin(
                        "postgres",
                        "SELECT count(*) FROM pg_db_role_setting WHERE setdatabase NOT IN (SELECT oid FROM pg_database)"
                                + " AND setdatabase <> 0"))
                .isEqualTo("0");
    }

    @Test
    void aLostPasswordFileMeansANewPassword() throws Exception {
        app.makeDev();
        Path file = app.server.secrets().resolve("roles").resolve(app.name + ".password");
        String before = java.nio.file.Files.readString(file);
        java.nio.file.Files.delete(file);

        assertThat(app.run("dev", "SELECT 1")).isEqualTo("1");
        assertThat(java.nio.file.Files.readString(file)).isNotEqualTo(before);
    }

    @Test
    void aNameThatPostgresWouldCutIsRefusedBeforeAnythingIsTouched() {
        try (LocalProject longest = new LocalProject(home, "a".repeat(40))) {
            assertThatThrownBy(() -> longest.provider.find(new EnvironmentName("b".repeat(32))))
                    .isInstanceOf(ForkStackException.class)
                    .hasMessageContaining("73 characters");
        }
    }
}
