package dev.forkstack.emulator;

import static dev.forkstack.emulator.postgres.PostgresAccess.literal;

import dev.forkstack.emulator.postgres.PostgresData;
import java.sql.SQLException;

/** The databases and roles of all branches. Thread-safe. Other than Neon: {@code current_user} is a name with a prefix. */
final class NeonData extends PostgresData {

    NeonData(NeonOptions options) {
        super(options.server(), "neon_" + Secrets.letters(8) + "_");
    }

    /** A role that logs in to one branch, and acts as its base from then on. */
    String createLogin(String base, String password) throws SQLException {
        String name = next("l");
        execute(
                "CREATE ROLE " + name + " LOGIN PASSWORD " + literal(password) + " IN ROLE " + base,
                "ALTER ROLE " + name + " SET role = " + base);
        return name;
    }

    void setPassword(String login, String password) throws SQLException {
        execute("ALTER ROLE " + login + " PASSWORD " + literal(password));
    }

    /** Leaves the schema and takes all rows. */
    void empty(String database) throws SQLException {
        server().execute(database, """
                DO $$
                DECLARE thing regclass;
                BEGIN
                  SET LOCAL session_replication_role = replica;
                  FOR thing IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)' LOOP
                    EXECUTE 'TRUNCATE ' || thing || ' RESTART IDENTITY CASCADE';
                  END LOOP;
                  FOR thing IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                      WHERE c.relkind = 'S' AND n.nspname !~ '^(pg_|information_schema)' LOOP
                    EXECUTE 'ALTER SEQUENCE ' || thing || ' RESTART';
                  END LOOP;
                  FOR thing IN SELECT c.oid FROM pg_class c WHERE c.relkind = 'm' LOOP
                    EXECUTE 'REFRESH MATERIALIZED VIEW ' || thing || ' WITH NO DATA';
                  END LOOP;
                  PERFORM lo_unlink(oid) FROM pg_largeobject_metadata;
                END $$""");
    }

    void changeOwner(String database, String base) throws SQLException {
        execute("ALTER DATABASE " + database + " OWNER TO " + base);
    }

    void dropLogin(String login) throws SQLException {
        execute("DROP ROLE IF EXISTS " + login);
    }
}
