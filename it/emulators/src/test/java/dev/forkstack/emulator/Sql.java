package dev.forkstack.emulator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements of a test. Stateless. */
public final class Sql {

    private Sql() {}

    /** Each statement in turn, then the connection is closed; the first value of the last one's rows, if it has any. */
    public static String sql(Connection connection, String... statements) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            String value = null;
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        value = rows.next() ? rows.getString(1) : null;
                    }
                }
            }
            return value;
        }
    }
}
