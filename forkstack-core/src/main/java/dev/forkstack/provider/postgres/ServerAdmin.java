package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.spi.Credentials;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Gets at a PostgreSQL server elsewhere as its admin, whose user and password come from where PostgreSQL's own tools take them.
 * Thread-safe.
 */
record ServerAdmin(ServerSettings settings, Credentials credentials) implements PostgresAccess {

    static final String USER = "PGUSER";
    static final String PASSWORD = "PGPASSWORD";
    private static final String SERVER = "postgres";

    private static final int OLDEST = 13;
    private static final int NOTICES_DEAD_CLIENTS = 14;

    private static final String REMEDY = "Set " + USER + " (or name the user in database.url) and " + PASSWORD
            + ", or put the password into ~/.pgpass or as that of <server><id>" + SERVER
            + "</id> into your settings.xml.";

    @Override
    public Connection admin(String database) {
        PostgresLogin login = login();
        try {
            Connection connection = login.connect(database, Map.of());
            try {
                check(connection);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw unreachable(e, login.user());
        }
    }

    @Override
    public PostgresLogin as(String role, Secret password) {
        return new PostgresLogin(settings.address(), role, password);
    }

    private PostgresLogin login() {
        String user = settings.user()
                .or(() -> credentials.find(USER, "").map(Secret::reveal))
                .orElseThrow(() -> new ForkStackException(
                        Kind.UNAUTHORIZED, "There is no user for PostgreSQL at " + settings.address() + ".", REMEDY));
        return as(user, credentials.find(PASSWORD, SERVER).orElse(new Secret("")));
    }

    private void check(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST) {
            throw unfit("is version " + major, "Fork Stack needs PostgreSQL " + OLDEST + " or newer.");
        }
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT pg_backend_pid(), pg_is_in_recovery()")) {
                rows.next();
                // A pooler tells its clients a number of its own, as any of its sessions may serve them.
                if (rows.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID()) {
                    throw unfit(
                            "is behind a pooler (such as PgBouncer)",
                            "Name the server's own address: locks and copies need a session of their own.");
                }
                if (rows.getBoolean(2)) {
                    throw unfit("is a replica, where nothing can be made", "Name the primary's address.");
                }
            }
            if (major >= NOTICES_DEAD_CLIENTS) {
                soThatACopyEndsWithItsClient(statement);
            }
        }
    }

    private static void soThatACopyEndsWithItsClient(Statement statement) {
        try {
            statement.execute("SET client_connection_check_interval = 250");
        } catch (SQLException e) {
            // Not every system that PostgreSQL runs on can tell; then it goes on to its end, and is swept afterwards.
        }
    }

    private ForkStackException unfit(String what, String remedy) {
        return new ForkStackException(
                Kind.CONFIGURATION, "PostgreSQL at " + settings.address() + " " + what + ".", remedy);
    }

    private ForkStackException unreachable(SQLException e, String user) {
        if (SqlFailure.isLogin(e) || String.valueOf(e.getMessage()).contains("no password was provided")) {
            return new ForkStackException(
                    Kind.UNAUTHORIZED,
                    "PostgreSQL at " + settings.address() + " refuses " + user + ": " + e.getMessage(),
                    REMEDY,
                    e);
        }
        return new ForkStackException(
                Kind.UNAVAILABLE,
                "PostgreSQL at " + settings.address() + " does not answer as " + user + ": " + e.getMessage(),
                "Check database.url (host, port, database, sslmode), the network, and whether the server runs.",
                e);
    }

    @Override
    public String toString() {
        return "PostgreSQL at " + settings.address();
    }
}
