package dev.forkstack.bench.bare;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The database's calls, statement by statement as the server's log shows them for the product ({@code log_statement =
 * all}): for {@code new} 22 statements and a transaction's begin and end on one administrative connection and one
 * statement as the application, for {@code switch} one on each.
 */
final class BareDatabase {

    private static final String ALL = "SELECT d.datname, d.oid, s.system_identifier, shobj_description(d.oid,"
            + " 'pg_database') FROM pg_database d, pg_control_system() s WHERE d.datname NOT IN ('template0', 'template1') AND d.datname = '%s'"
            + " ORDER BY 1";

    private final BareHome home;
    private final String project;
    private final String env;
    private final String name;
    private Connection admin;
    private String id = "";

    BareDatabase(BareHome home, String project, String env) {
        this.home = home;
        this.project = project;
        this.env = env;
        this.name = project + "-" + env;
    }

    void fork() throws SQLException, IOException {
        String dev = project + "-dev";
        String staging = "forkstack-tmp-" + project + "-bare0000";
        ask(ALL.formatted(name));
        ask(ALL.formatted(dev));
        ask("SELECT d.datname, shobj_description(d.oid, 'pg_database') FROM pg_database d WHERE d.datname ~"
                + " '^forkstack-tmp-" + project + "-[a-z0-9]{8}$'");
        ask(ALL.formatted(name));
        ask("SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = '" + project + "'");
        ask("SELECT pg_advisory_lock(1718579819, hashtext('" + staging + "'))");
        ask(ALL.formatted(dev));
        ask("SELECT pg_database_size('" + dev + "')");
        run("SET file_copy_method = copy");
        ask("SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" + dev
                + "' AND pid <> pg_backend_pid() AND backend_type = 'client backend'");
        run("CREATE DATABASE \"" + staging + "\" TEMPLATE \"" + dev + "\" OWNER \"" + project
                + "\" STRATEGY WAL_LOG ALLOW_CONNECTIONS false");
        run("REVOKE CONNECT, TEMPORARY ON DATABASE \"" + staging + "\" FROM PUBLIC");
        run(
                "INSERT INTO pg_db_role_setting SELECT t.oid, 0, setconfig FROM pg_db_role_setting, pg_database s, pg_database"
                        + " t WHERE setdatabase = s.oid AND setrole = 0 AND s.datname = '" + dev + "' AND t.datname = '"
                        + staging
                        + "'");
        id = ask(ALL.formatted(staging)).replace(staging, name);
        admin.setAutoCommit(false);
        run("COMMENT ON DATABASE \"" + staging + "\" IS '" + BareMark.json(project, env, id, "filling") + "'");
        run("ALTER DATABASE \"" + staging + "\" RENAME TO \"" + name + "\"");
        run("ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
        admin.commit();
        admin.setAutoCommit(true);
        run("DROP DATABASE IF EXISTS \"" + staging + "\" WITH (FORCE)");
        ask("SELECT pg_advisory_unlock(1718579819, hashtext('" + staging + "'))");
    }

    Map<String, String> connect() throws SQLException, IOException {
        if (admin == null) {
            ask(ALL.formatted(name));
        }
        String password = home.rolePassword(project);
        try (Connection connection = login(name, project, password, "")) {
            first(
                    connection,
                    "SELECT d.datname, d.oid, s.system_identifier FROM pg_database d, pg_control_system() s"
                            + " WHERE d.datname = current_database()");
        }
        return Map.of(
                "JDBC_DATABASE_URL", url(name), "JDBC_DATABASE_USERNAME", project, "JDBC_DATABASE_PASSWORD", password);
    }

    void markReady() throws SQLException, IOException {
        ask(ALL.formatted(name));
        run("COMMENT ON DATABASE \"" + name + "\" IS '" + BareMark.json(project, env, id, "ready") + "'");
        ask(ALL.formatted(name));
    }

    void close() throws SQLException {
        admin.close();
    }

    private String ask(String sql) throws SQLException, IOException {
        return first(admin(), sql);
    }

    private void run(String sql) throws SQLException, IOException {
        try (Statement statement = admin().createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection admin() throws SQLException, IOException {
        if (admin == null) {
            admin = login(
                    "postgres", "forkstack_admin", home.superuserPassword(), "-c client_connection_check_interval=250");
        }
        return admin;
    }

    /** The id of the first row's database, where there is one. */
    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            boolean found = rows.next();
            return found && rows.getMetaData().getColumnCount() > 2
                    ? rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3)
                    : "";
        }
    }

    private Connection login(String database, String user, String password, String options)
            throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("ApplicationName", "bare");
        properties.setProperty("assumeMinServerVersion", "12");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("options", options);
        return new Driver().connect(url(database), properties);
    }

    private String url(String database) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + home.postgresPort() + "/" + database;
    }
}
