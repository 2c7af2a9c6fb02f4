package dev.forkstack.provider.postgres;

import dev.forkstack.http.PercentEncoding;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import dev.forkstack.server.PostgresLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A login as an application gets it, after it has been tried. */
final class ProvenLogin {

    private ProvenLogin() {}

    /**
     * @throws SQLException if the login fails
     * @throws ForkStackException {@code NOT_FOUND} if it leads to another database than this one
     */
    static EnvVars values(PostgresLogin login, Resource database) throws SQLException {
        try (Connection connection = login.connect(database.name(), Map.of());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT d.datname, d.oid, s.system_identifier FROM pg_database d, pg_control_system() s
                        WHERE d.datname = current_database()""")) {
            rows.next();
            String id = rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3);
            if (!id.equals(database.id())) {
                throw new ForkStackException(
                        ForkStackException.Kind.NOT_FOUND,
                        "The login for " + database.name() + " leads to another database (" + id + " instead of "
                                + database.id() + "); it was replaced meanwhile.",
                        "Run the command again.");
            }
        }
        return values(login, database.name());
    }

    private static EnvVars values(PostgresLogin login, String database) {
        String password = login.password().reveal();
        return EnvVars.NONE
                .with(
                        Keys.DATABASE_URL,
                        login.address()
                                .url(
                                        PercentEncoding.of(login.user()),
                                        PercentEncoding.of(password),
                                        PercentEncoding.of(database)))
                .with(Keys.JDBC_DATABASE_URL, login.address().jdbcUrl(database))
                .with(Keys.JDBC_DATABASE_USERNAME, login.user())
                .with(Keys.JDBC_DATABASE_PASSWORD, login.password());
    }
}
