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

/** The values that an application logs in with, proven by logging in with them. Thread-safe. */
final class DatabaseLogin {

    private final ProjectRole role;
    private final AdminSession admin;

    DatabaseLogin(ProjectRole role, AdminSession admin) {
        this.role = role;
        this.admin = admin;
    }

    EnvVars connect(Resource database) {
        if (!role.hasPassword()) {
            renewPassword();
        }
        try {
            return proven(database);
        } catch (SQLException e) {
            if (!SqlFailure.isLogin(e)) {
                throw SqlFailure.of(e);
            }
        }
        // The file or the server lost it; both get a new one.
        renewPassword();
        try {
            return proven(database);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private void renewPassword() {
        admin.call(c -> {
            role.renewPassword(c);
            return null;
        });
    }

    private EnvVars proven(Resource database) throws SQLException {
        PostgresLogin login = role.login();
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

    /** Names and generated passwords have only characters that stand for themselves in a URL. */
    private static EnvVars values(PostgresLogin login, String database) {
        String password = login.password().reveal();
        return EnvVars.NONE
                .with(
                        Keys.DATABASE_URL,
                        "postgresql://" + PercentEncoding.of(login.user()) + ":" + PercentEncoding.of(password) + "@"
                                + PostgresLogin.HOST + ":" + login.port() + "/" + PercentEncoding.of(database))
                .with(Keys.JDBC_DATABASE_URL, login.jdbcUrl(database))
                .with(Keys.JDBC_DATABASE_USERNAME, login.user())
                .with(Keys.JDBC_DATABASE_PASSWORD, login.password());
    }
}
