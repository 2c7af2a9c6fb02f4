package dev.forkstack.stories;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A session in a database. For one thread. */
public final class Rows implements AutoCloseable {

    private final Connection connection;

    private Rows(Connection connection) {
        this.connection = connection;
    }

    /** Those of this environment, whichever is current. */
    public static Rows of(ForkStackEnvironment environment) {
        return of(environment.jdbcUrl(), environment.jdbcUsername(), environment.jdbcPassword());
    }

    /** @throws AssertionError if it cannot be had */
    public static Rows of(String jdbcUrl, String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        try {
            // Not through DriverManager, which knows the drivers of another class loader only.
            return new Rows(driver(jdbcUrl).connect(jdbcUrl, login));
        } catch (SQLException e) {
            throw new AssertionError("No session in " + jdbcUrl + ": " + e.getMessage(), e);
        }
    }

    private static Driver driver(String jdbcUrl) throws SQLException {
        return switch (jdbcUrl.split(":", 3)[1]) {
            case "sqlite" -> new org.sqlite.JDBC();
            case "mysql" -> new com.mysql.cj.jdbc.NonRegisteringDriver();
            default -> new org.postgresql.Driver();
        };
    }

    public Rows execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** The first column, as text. */
    public List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Whether the session still lives. */
    public boolean isOpen() throws SQLException {
        return connection.isValid(5);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
