package dev.forkstack.server;

import dev.forkstack.model.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** A user of a PostgreSQL server on the loopback interface. Immutable; {@link #toString} hides the password. */
public record PostgresLogin(int port, String user, Secret password) {

    private static final int REQUEST_MILLIS = 60_000;

    public static final String HOST = "127.0.0.1";

    /** What {@code JDBC_DATABASE_URL} says; without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    /**
     * Logs in; it fails after 10 s without an answer, and so does every later request after 60 s until the caller sets
     * another {@link Connection#setNetworkTimeout}.
     *
     * @param settings server settings of this session
     */
    public Connection connect(String database, Map<String, String> settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("ApplicationName", "forkstack");
        // With it the name travels in the first message, and two requests fewer are made.
        properties.setProperty("assumeMinServerVersion", "12");
        // Scripts go to the server as they are, and a request is one message.
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("options", options(settings));
        // Not through DriverManager, which holds on to the class loader of a Maven plugin.
        Connection connection = new Driver().connect(jdbcUrl(database), properties);
        if (connection == null) {
            throw new SQLException("The driver does not accept " + jdbcUrl(database));
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
