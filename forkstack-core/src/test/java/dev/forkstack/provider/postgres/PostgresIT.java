package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Disconnect;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is peculiar to a server that others use too; the contract says what all resources have in common. */
class PostgresIT {

    @TempDir
    static Path directory;

    static TeamServer server;

    private TestedProject app;
    private String live;
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

    @Test
    void theValuesCarryTheServersAddressAndItsEncryptionAndNothingOfTheAdmin() {
        fork("alice");
        EnvVars values = app.connect("alice");

        assertThat(values.get("DATABASE_URL").orElseThrow())
                .matches("postgresql://" + app.name + "-alice_[a-z0-9]{8}:[A-Za-z0-9]{32}@" + server.address + "/"
                        + app.name + "-alice(\\?sslmode=verify-full&sslrootcert=/.*)?");
        assertThat(values.get("JDBC_DATABASE_URL").orElseThrow())
                .isEqualTo(server.address.jdbcUrl(app.name + "-alice"))
                .doesNotContain(values.get("JDBC_DATABASE_PASSWORD").orElseThrow());
        assertThat(values.asMap().values()).noneMatch(value -> value.contains(TeamServer.ADMIN));
        assertThat(run(values, "SET ROLE NONE", "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                .isEqualTo(server.address.parameters().isEmpty() ? "f" : "t");
        assertThat(run(
                        values,
                        "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = session_user"))
                .isEqualTo("f");
    }

    @Test
    void everythingInTheForkBelongsToItsApplicationWhichCannotReachTheSource() {
        server.admin("REVOKE CONNECT ON DATABASE " + live + " FROM PUBLIC");
        TeamServer.run(
                server.login(live),
                live,
                "CREATE SCHEMA sales",
                "CREATE TYPE sales.mood AS ENUM ('good')",
                "CREATE DOMAIN sales.short AS text",
                "CREATE TYPE sales.pair AS (a int, b int)",
                "CREATE TABLE sales.orders (id serial PRIMARY KEY, big bigint GENERATED ALWAYS AS IDENTITY, m sales.mood)",
                "CREATE SEQUENCE sales.numbers",
                "CREATE VIEW sales.seen AS SELECT * FROM sales.orders",
                "CREATE MATERIALIZED VIEW sales.counted AS SELECT count(*) FROM sales.orders",
                "CREATE FUNCTION sales.one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE PROCEDURE sales.nothing() LANGUAGE sql AS ''",
                "CREATE AGGREGATE sales.total(int) (SFUNC = int4pl, STYPE = int)",
                "CREATE OPERATOR sales.@+@ (LEFTARG = int, RIGHTARG = int, FUNCTION = int4pl)",
                "CREATE STATISTICS sales.both ON id, big FROM sales.orders",
                "CREATE COLLATION sales.plain (locale = 'C')",
                "CREATE TEXT SEARCH CONFIGURATION sales.words (COPY = simple)",
                "SELECT lo_create(0)",
                "INSERT INTO sales.orders (m) VALUES ('good')");
        fork("alice");
        EnvVars values = app.connect("alice");

        assertThat(server.in(
                        app.name + "-alice",
                        "SELECT string_agg(DISTINCT pg_describe_object(classid, objid, objsubid), ', ') FROM pg_shdepend"
                                + " WHERE deptype = 'o' AND dbid = (SELECT oid FROM pg_database WHERE datname = '"
                                + app.name
                                + "-alice') AND refobjid <> to_regrole('\"" + app.name + "-alice\"')"))
                .isNull();
        assertThat(run(
                        values,
                        "ALTER TABLE sales.orders ADD COLUMN note text",
                        "DROP FUNCTION sales.one()",
                        "CREATE TABLE sales.more (id int)",
                        "DISCARD ALL",
                        "SELECT note IS NULL FROM sales.orders"))
                .isEqualTo("t");
        assertThat(run(values, "SELECT tableowner FROM pg_tables WHERE tablename = 'more'"))
                .isEqualTo(app.name + "-alice");
        assertThat(server.in(live, "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
                .isEqualTo(live);
        assertThatThrownBy(() -> TeamServer.run(login(values), live, "SELECT 1"))
                .hasMessageContaining("permission denied for database");
        assertThat(told()).noneMatch(line -> line.startsWith("warning"));
    }

    @Test
    void whatTheAdminMayNotGiveToTheForkIsNamedWithTheStatementThatMendsIt() {
        server.admin("CREATE ROLE other_" + app.name);
        server.in(live, "CREATE TABLE others (id int)", "ALTER TABLE others OWNER TO other_" + app.name);

        fork("alice");

        assertThat(told())
                .anyMatch(line -> line.contains("TABLE public.others, of role other_" + app.name)
                        && line.contains("GRANT \"other_" + app.name + "\" TO \"" + TeamServer.ADMIN + "\";"));
    }

    @Test
    void aSourceInUseIsRefusedNamingWhoIsConnected() throws SQLException {
        try (Connection one = session("billing");
                Connection two = session("billing")) {
            ForkStackException refusal = refusal(Disconnect.NOT_ASKED);

            assertThat(refusal.kind()).isEqualTo(ForkStackException.Kind.REJECTED);
            assertThat(refusal)
                    .hasMessageContaining("Database " + live + " is in use")
                    .hasMessageContaining("2 sessions of billing as " + live + " from 127.0.0.1, since 2");
            assertThat(refusal.remedy()).contains("-Dforkstack.disconnect").contains("FROM=NAME");
            assertThat(one.isValid(5)).isTrue();
            assertThat(two.isValid(5)).isTrue();
        }
        assertThat(app.find("alice")).isEmpty();
        assertThat(server.admin("SELECT count(*) FROM pg_roles WHERE rolname LIKE '%" + app.name + "-%'"))
                .isEqualTo("0");
    }

    @Test
    void theSessionsOfASourceAreEndedWhenThatIsAskedForAndNeverOfAProtectedOne() throws SQLException {
        try (Connection one = session("billing")) {
            ForkStackException refusal = refusal(Disconnect.NEVER);
            assertThat(refusal).hasMessageContaining("1 session of billing");
            assertThat(refusal.remedy()).contains("protected").doesNotContain("-Dforkstack.disconnect");
            assertThat(one.isValid(5)).isTrue();

            make("alice", Disconnect.ASKED);
            assertThat(one.isValid(5)).isFalse();
        }
        assertThat(told()).contains("note ended 1 session of " + live + " so that it could be forked");
    }

    @Test
    void whoCannotBeDisconnectedIsToldWithTheRightThatIsMissing() throws SQLException {
        try (Connection superusers = server.superuser().connect(live, Map.of())) {
            assertThat(refusal(Disconnect.NOT_ASKED)).hasMessageContaining("pg_read_all_stats");
            ForkStackException refusal = refusal(Disconnect.ASKED);
            assertThat(refusal.kind()).isEqualTo(ForkStackException.Kind.UNAUTHORIZED);
            assertThat(refusal.remedy()).contains("GRANT pg_signal_backend TO \"" + TeamServer.ADMIN + "\"");
            assertThat(superusers.isValid(5)).isTrue();
        }
    }

    @Test
    void aSessionThatIsJustEndingIsWaitedFor() throws Exception {
        Connection ending = session("billing");
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(300);
                ending.close();
            } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        end.start();
        fork("alice");
        end.join();
        assertThat(told()).noneMatch(line -> line.contains("ended"));
    }

    @Test
    void settingsGrantsAndTheLimitOfTheSourceBelongToTheFork() {
        String reader = "reader_" + app.name;
        server.admin(
                "CREATE ROLE " + reader + " LOGIN",
                "GRANT CONNECT ON DATABASE " + live + " TO " + reader + " WITH GRANT OPTION",
                "GRANT CREATE ON DATABASE " + live + " TO PUBLIC",
                "ALTER DATABASE " + live + " CONNECTION LIMIT 17",
                "ALTER DATABASE " + live + " SET search_path = \"$user\", sales, \"odd, \"\"name\"",
                "ALTER DATABASE " + live + " SET work_mem = '5MB'",
                "ALTER DATABASE " + live + " SET app.mode = 'superusers alone'",
                "ALTER ROLE " + reader + " IN DATABASE " + live + " SET work_mem = '7MB'",
                "ALTER ROLE " + live + " IN DATABASE " + live + " SET work_mem = '6MB'");
        fork("alice");
        EnvVars values = app.connect("alice");
        String fork = app.name + "-alice";

        assertThat(run(values, "SHOW search_path")).isEqualTo("\"$user\", sales, \"odd, \"\"name\"");
        assertThat(run(values, "SHOW work_mem")).as("what the owner has there").isEqualTo("6MB");
        assertThat(server.admin("SELECT datconnlimit FROM pg_database WHERE datname = '" + fork + "'"))
                .isEqualTo("17");
        assertThat(server.admin("SELECT has_database_privilege('" + reader + "', '" + fork
                        + "', 'CONNECT WITH GRANT OPTION') AND NOT has_database_privilege('" + reader + "', '" + fork
                        + "', 'TEMPORARY') AND has_database_privilege('" + reader + "', '" + fork + "', 'CREATE')"))
                .isEqualTo("t");
        assertThat(server.admin("SELECT has_database_privilege('" + live + "', '" + fork + "', 'CONNECT')"))
                .as("the source's own role in the fork")
                .isEqualTo("f");
        assertThat(told())
                .anyMatch(line -> line.startsWith("warning the fork lacks")
                        && line.contains("the setting app.mode (")
                        && !line.contains("superusers alone"));
        boolean mayNot = Integer.parseInt(server.admin("SHOW server_version_num")) >= 160_000;
        assertThat(told().stream().anyMatch(line -> line.contains("the setting work_mem for the role " + reader)))
                .as("that who makes roles may not change one that somebody else has made")
                .isEqualTo(mayNot);

        app.fork(app.find("alice").orElseThrow(), "bob");
        assertThat(server.admin("SELECT count(*) FROM pg_roles r, pg_database d, pg_db_role_setting s WHERE datname = '"
                        + app.name + "-bob' AND setdatabase = d.oid AND setrole = r.oid AND rolname LIKE '" + fork
                        + "%'"))
                .as("settings of alice's logins in bob's database")
                .isEqualTo("0");
    }

    @Test
    void aRightThatIsMissingIsNamedWithTheStatementThatGivesIt() {
        String weak = "weak_" + app.name;
        server.admin("CREATE ROLE " + weak + " LOGIN PASSWORD '" + TeamServer.PASSWORD + "'");
        try (TestedProject theirs = new TestedProject(app.name, open(app.name, weak))) {
            Resource source = theirs.find("prod").orElseThrow();
            assertThatThrownBy(() -> theirs.fork(source, "alice"))
                    .hasMessageContaining("3 problems")
                    .hasMessageContaining("copy database " + live + ", which belongs to " + live)
                    .extracting(thrown -> ((ForkStackException) thrown).remedy())
                    .asString()
                    .contains("ALTER ROLE \"" + weak + "\" CREATEDB;")
                    .contains("ALTER ROLE \"" + weak + "\" CREATEROLE;")
                    .contains("GRANT \"" + live + "\" TO \"" + weak + "\";");
            assertThat(((Diagnosable) theirs.provider).diagnose())
                    .filteredOn(found -> found.level() == Finding.Level.PROBLEM)
                    .hasSize(3);
        }
    }

    @Test
    void theServersNumberThatNobodyMayAskForIsAMissingRight() {
        server.admin("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
        try {
            assertThatThrownBy(() -> app.find("alice"))
                    .hasMessageContaining("permission denied for function pg_control_system")
                    .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.UNAUTHORIZED);
        } finally {
            server.admin("GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC");
        }
    }

    /** As in a container that has no other user: what the first of all superusers made is the application's in the fork. */
    @Test
    void aSuperuserAsAdminIsNeverWhoAnApplicationActsAs() {
        String boss = "boss_" + app.name;
        server.admin("CREATE ROLE " + boss + " SUPERUSER LOGIN PASSWORD '" + TeamServer.PASSWORD + "'");
        server.in(live, "CREATE TABLE supers (id int)", "ALTER DATABASE " + live + " SET app.mode = 'a, b'");
        server.admin("ALTER DATABASE " + live + " OWNER TO " + boss);
        try (TestedProject bosses = new TestedProject(app.name, open(app.name, boss))) {
            bosses.fork(bosses.find("prod").orElseThrow(), "alice");
            EnvVars values = bosses.connect("alice");

            assertThat(run(values, "ALTER TABLE supers ADD COLUMN more int", "SHOW app.mode"))
                    .isEqualTo("a, b");
            assertThat(run(values, "SELECT count(*) FROM pg_roles WHERE rolsuper AND pg_has_role(oid, 'MEMBER')"))
                    .isEqualTo("0");
            bosses.provider.delete(bosses.owned("alice"));
        }
        assertThat(roles()).isEqualTo("0");
        assertThat(told()).noneMatch(line -> line.startsWith("warning"));
    }

    @Test
    void doctorTellsTheServerTheRightsAndWhoIsInTheSource() throws SQLException {
        Diagnosable doctor = (Diagnosable) app.provider;
        assertThat(doctor.diagnose())
                .allMatch(found -> found.level() == Finding.Level.OK)
                .extracting(Finding::fact)
                .anyMatch(fact -> fact.contains(" answers on " + server.address + " as " + TeamServer.ADMIN))
                .contains(TeamServer.ADMIN + " may make databases and roles")
                .contains("database " + live + " can be forked: nobody is connected to it");
        try (Connection one = session("billing")) {
            assertThat(one.isValid(5)).isTrue();
            assertThat(doctor.diagnose())
                    .filteredOn(found -> found.level() == Finding.Level.WARNING)
                    .singleElement()
                    .extracting(Finding::fact)
                    .asString()
                    .contains("cannot be forked now: 1 session of billing");
        }
        try (ResourceProvider stranger = open(app.name, "nobody")) {
            assertThat(((Diagnosable) stranger).diagnose())
                    .singleElement()
                    .matches(found -> found.level() == Finding.Level.PROBLEM
                            && found.remedy().contains("PGPASSWORD"));
        }
    }

    @Test
    void deletionAndTheNextSweepLeaveNoRole() throws SQLException {
        fork("alice");
        fork("bob");
        app.connect("alice");
        try (TestedProject colleague =
                new TestedProject(app.name, server.open(app.name, "theirs", Map.of("prod", live)))) {
            colleague.mark("alice");
            colleague.connect("alice");
        }
        app.connect("bob");
        assertThat(roles()).isEqualTo("5");

        app.provider.delete(app.owned("alice"));
        assertThat(roles()).isEqualTo("2");

        // What a run leaves that dies between the two, or before it has made a database.
        server.admin("DROP DATABASE \"" + app.name + "-bob\" WITH (FORCE)");
        server.admin("CREATE ROLE \"forkstack-tmp-" + app.name + "-abcdefgh\" ADMIN " + TeamServer.ADMIN);
        app.provider.sweep();
        assertThat(roles()).isEqualTo("0");
    }

    @Test
    void whatARunIsMakingThatIsConnectedToAnotherDatabaseIsLeftAlone() throws SQLException {
        String theirs = "forkstack-tmp-" + app.name + "-abcdefgh";
        server.admin("CREATE DATABASE \"" + theirs + "\" OWNER " + TeamServer.ADMIN);
        try (Connection living = server.login(TeamServer.ADMIN).connect("template1", Map.of())) {
            LocalProject.run(living, "SELECT pg_advisory_lock(" + 0x666f726b + ", hashtext('" + theirs + "'))");
            app.provider.sweep();
            assertThat(server.admin("SELECT count(*) FROM pg_database WHERE datname = '" + theirs + "'"))
                    .isEqualTo("1");
        }
        server.admin("DROP DATABASE \"" + theirs + "\"");
    }

    @Test
    void whatSomebodyMadeByHandGetsAnOwnerOfItsOwnWhenItIsTakenOver() {
        String name = app.name + "-alice";
        server.makeSource(name);
        TeamServer.run(server.login(name), name, "CREATE TABLE kept (id int)");
        server.admin("ALTER ROLE \"" + name + "\" RENAME TO \"hand_" + name + "\"");
        Resource found = app.find("alice").orElseThrow();
        Owned adopted = new Ownership(app.name, new EnvironmentName("alice"))
                .adopt(found, Set.of(name), app.mark("alice").on(found.id()));
        app.provider.mark(adopted, adopted.mark());

        EnvVars values = app.connect("alice");

        assertThat(run(values, "ALTER TABLE kept ADD COLUMN more int", "SELECT count(more) FROM kept"))
                .isEqualTo("0");
        app.provider.delete(app.owned("alice"));
        assertThat(roles()).isEqualTo("0");
    }

    @Test
    void aPoolerInBetweenIsFoundOut() throws Exception {
        try (LookAlikePooler pooler = new LookAlikePooler(server.address.port());
                ResourceProvider provider = server.open(
                        app.name,
                        "mine",
                        Map.of("url", "postgresql://127.0.0.1:" + pooler.port() + "/postgres", "prod", live))) {
            assertThatThrownBy(provider::list)
                    .isInstanceOf(ForkStackException.class)
                    .hasMessageContaining("127.0.0.1:" + pooler.port() + " is behind a pooler");
        }
    }

    private Resource fork(String env) {
        return app.fork(app.find("prod").orElseThrow(), env);
    }

    private Resource make(String env, Disconnect disconnect) {
        return app.provider.create(new Plan(app.find("prod"), app.mark(env), disconnect));
    }

    private ForkStackException refusal(Disconnect disconnect) {
        return catchThrowableOfType(ForkStackException.class, () -> make("alice", disconnect));
    }

    private ResourceProvider open(ProjectName name, String user) {
        return server.open(name, "mine", Map.of("prod", live, "url", server.url(user)));
    }

    private Connection session(String application) throws SQLException {
        Connection connection = server.login(live).connect(live, Map.of());
        LocalProject.run(connection, "SET application_name = '" + application + "'");
        return connection;
    }

    private static PostgresLogin login(EnvVars values) {
        return new PostgresLogin(
                server.address,
                values.get("JDBC_DATABASE_USERNAME").orElseThrow(),
                new Secret(values.get("JDBC_DATABASE_PASSWORD").orElseThrow()));
    }

    private static String run(EnvVars values, String... statements) {
        String url = values.get("JDBC_DATABASE_URL").orElseThrow();
        return TeamServer.run(login(values), url.replaceAll("^[^?]*/([^/?]+).*", "$1"), statements);
    }

    /** Those that were made for environments of the project. */
    private String roles() {
        return server.admin("SELECT count(*) FROM pg_roles WHERE rolname ~ '^(forkstack-tmp-)?" + app.name + "-'");
    }

    private List<String> told() {
        List<String> all = server.progress.lines();
        return all.subList(toldBefore, all.size());
    }
}
