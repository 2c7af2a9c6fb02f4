package dev.forkstack.testing;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.Keys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** Lines in a table, whose name no engine has for itself, written and read as an application does it with JDBC. */
public final class Rows {

    private Rows() {}

    /** No table is no line. */
    public static Set<String> read(EnvVars values) {
        Set<String> lines = new TreeSet<>();
        try (Connection connection = connect(values);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS written (line text)");
            try (ResultSet rows = statement.executeQuery("SELECT line FROM written")) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static void write(EnvVars values, String line) {
        execute(
                values,
                "CREATE TABLE IF NOT EXISTS written (line text)",
                "INSERT INTO written VALUES ('" + line + "')");
    }

    public static void execute(EnvVars values, String... statements) {
        try (Connection connection = connect(values);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect(EnvVars values) throws SQLException {
        return DriverManager.getConnection(
                values.get(Keys.JDBC_DATABASE_URL).orElseThrow(),
                values.get(Keys.JDBC_DATABASE_USERNAME).orElseThrow(),
                values.get(Keys.JDBC_DATABASE_PASSWORD).orElseThrow());
    }
}
