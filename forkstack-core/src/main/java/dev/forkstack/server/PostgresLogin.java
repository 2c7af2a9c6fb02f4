package dev.forkstack.server;

import dev.forkstack.model.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * A user of a PostgreSQL server. Immutable; {@link #toString} hides the password.
 *
 * @param password empty where the driver shall look for one in the user's password file, as PostgreSQL's own tools do
 */
public record PostgresLogin(PostgresAddress address, String user, Secret password) {

    private static final int REQUEST_MILLIS = 60_000;

    /**
     * Logs in; it fails after 10 s without an answer, and so does every later request after 60 s until the caller sets
     * another {@link Connection#setNetworkTimeout}.
     *
     * @param settings server settings of this session
     */
    public Connection connect(String database, Map<String, String> settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (!password.reveal().isEmpty()) {
            properties.setProperty("password", password.reveal());
        }
        properties.setProperty("sslmode", "disable"); // but for what the address says
        // A long copy says nothing meanwhile, and what stands in between forgets silent connections.
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("ApplicationName", "forkstack");
        // With it the name travels in the first message, and two requests fewer are made.
        properties.setProperty("assumeMinServerVersion", "12");
        // Scripts go to the server as they are, and a request is one message.
        properties.setProperty("preferQueryMode", "simple");
        if (!settings.isEmpty()) { // what stands between may take none
            properties.setProperty("options", options(settings));
        }
        // Not through DriverManager, which holds on to the class loader of a Maven plugin.
        Connection connection = new Driver().connect(address.jdbcUrl(database), properties);
        if (connection == null) {
            throw new SQLException("The driver does not accept " + address.jdbcUrl(database));
        }
        connection.setNetworkTimeout(Runnable::run, REQUEST_MILLIS);
        return connection;
    }

    private static String options(Map<String, String> settings) {
        StringBuilder options = new StringBuilder();
        settings.forEach(
                (key, value) -> options.append(" -c ").append(key).append('=').append(value));
        return options.toString().strip();
    }
}
