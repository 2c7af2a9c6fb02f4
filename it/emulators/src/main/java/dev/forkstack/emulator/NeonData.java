package dev.forkstack.emulator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases and roles of all branches, in one PostgreSQL server under names with a prefix of this emulator's own.
 * Thread-safe.
 *
 * <p>Other than Neon: a copy is a {@code CREATE DATABASE … TEMPLATE}, for which the sessions on the parent are ended;
 * {@code ALTER DATABASE … SET} and GRANTs on the database are not copied; {@code current_user} is a name with the prefix.
 */
final class NeonData implements AutoCloseable {

    private final NeonOptions options;
    private final String prefix = "neon_" + NeonId.letters(8) + "_";
    private final AtomicInteger names = new AtomicInteger();

    NeonData(NeonOptions options) {
        this.options = options;
    }

    /** @throws IllegalStateException if the server is not there, or the user may not do what is done here */
    void check() {
        try {
            if (!select("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                    .equals(List.of("t"))) {
                throw new IllegalStateException(options.user() + " is no superuser of PostgreSQL at " + options.host()
                        + ":" + options.port() + ", and has to be one.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "PostgreSQL at " + options.host() + ":" + options.port() + " cannot be used as " + options.user()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    /** A role that owns things and cannot log in. Its members are the logins of all branches, so forks keep owners. */
    String createBase() throws SQLException {
        String name = next("r");
        execute("CREATE ROLE " + name, "GRANT pg_read_all_data, pg_write_all_data TO " + name);
        return name;
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

    String createDatabase(String owner) throws SQLException {
        String name = next("d");
        execute("CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE template0 ENCODING 'UTF8'");
        return name;
    }

    String copyDatabase(String source, String owner) throws SQLException {
        String name = next("d");
        try (NeonSessionEnder ender = new NeonSessionEnder(options, source)) {
            execute("CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE " + source);
        }
        List<String> comment = select(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = " + literal(source));
        if (comment.get(0) != null) {
            execute("COMMENT ON DATABASE " + name + " IS " + literal(comment.get(0)));
        }
        return name;
    }

    /** Leaves the schema and takes all rows. */
    void empty(String database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("""
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
    }

    void changeOwner(String database, String base) throws SQLException {
        execute("ALTER DATABASE " + database + " OWNER TO " + base);
    }

    void dropDatabase(String database) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    void dropLogin(String login) throws SQLException {
        execute("DROP ROLE IF EXISTS " + login);
    }

    /** Removes all that this emulator made. */
    @Override
    public void close() throws SQLException {
        String mine = " LIKE " + literal(prefix.replace("_", "\\_") + "%");
        for (String database : select("SELECT datname FROM pg_database WHERE datname" + mine)) {
            dropDatabase(database);
        }
        for (String role : select("SELECT rolname FROM pg_roles WHERE rolname" + mine)) {
            execute("DROP ROLE " + role);
        }
    }

    private String next(String kind) {
        return prefix + kind + names.incrementAndGet();
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(options.jdbcUrl(database), options.user(), options.password());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> select(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
