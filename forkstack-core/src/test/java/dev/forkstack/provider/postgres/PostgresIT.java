package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.TestedProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a fork on a server that others use has, and what is left of it. */
class PostgresIT extends TeamStage {

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

    /** As in a container that has no other user: what the first of all superusers made is the application's in the fork. */
    @Test
    void aSuperuserAsAdminIsNeverWhoAnApplicationActsAs() {
        String boss = "boss_" + app.name;
        server.admin("REVOKE CONNECT ON DATABASE " + live + " FROM PUBLIC");
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
    void whoeverMayConnectToASourceIsToldOnceWithTheStatementThatEndsIt() {
        fork("alice");
        fork("bob");

        assertThat(told())
                .filteredOn(line -> line.contains("may connect to database " + live))
                .singleElement()
                .asString()
                .startsWith("warning")
                .contains("REVOKE CONNECT ON DATABASE \"" + live + "\" FROM PUBLIC;", "GRANT CONNECT");
        assertThat(((Diagnosable) app.provider).diagnose())
                .anyMatch(finding -> finding.level() == Finding.Level.WARNING
                        && finding.fact().contains("may connect to database " + live)
                        && finding.remedy().contains("REVOKE CONNECT"));

        server.admin("REVOKE CONNECT ON DATABASE " + live + " FROM PUBLIC");
        assertThat(((Diagnosable) app.provider).diagnose())
                .noneMatch(finding -> finding.fact().contains("may connect"));
    }

    @Test
    void aLoginThatCannotBeDroppedIsNoLoginAnyMore() throws SQLException {
        fork("alice");
        EnvVars values = app.connect("alice");
        TeamServer.run(login(values), live, "SELECT lo_create(0)"); // it owns something in the source now
        String role = values.get("JDBC_DATABASE_USERNAME").orElseThrow();
        try (Connection open = login(values).connect(live, Map.of())) {
            app.provider.delete(app.owned("alice"));
            assertThat(open.isValid(5)).isFalse();
        }

        assertThat(server.admin("SELECT rolcanlogin FROM pg_roles WHERE rolname = '" + role + "'"))
                .isEqualTo("f");
        assertThat(server.admin("SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = '" + role + "'"))
                .isEqualTo("t");
        assertThat(server.admin("SELECT count(*) FROM pg_auth_members WHERE member = to_regrole('\"" + role + "\"')"))
                .isEqualTo("0");
        assertThat(told())
                .anyMatch(line -> line.startsWith("warning the role " + role) && line.contains("in database " + live));
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
}
