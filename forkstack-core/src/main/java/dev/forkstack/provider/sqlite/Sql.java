package dev.forkstack.provider.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Statements that several here need. */
final class Sql {

    private Sql() {}

    static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    /** Whether changes go to a log beside the file first. */
    static boolean hasLog(Connection connection) throws SQLException {
        return "wal".equalsIgnoreCase(first(connection, "PRAGMA journal_mode"));
    }

    /** Whether it has nothing at all; what is no database has something. */
    static boolean isEmpty(Connection connection) throws SQLException {
        try {
            return "0".equals(first(connection, "SELECT count(*) FROM sqlite_schema"));
        } catch (SQLException e) {
            if (SqliteFailure.isAbout(e)) {
                return false;
            }
            throw e;
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
