package dev.forkstack.provider.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An application in a process of its own that writes all the time: whatever moment is seen, every number has two halves, and
 * the total counts them. It ends when its input does.
 */
final class PairWriter {

    private static final int KEPT = 1_500;

    private PairWriter() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = " + arguments[1]);
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA wal_autocheckpoint = 50");
            statement.execute("CREATE TABLE half (n INTEGER, side TEXT, filling BLOB)");
            statement.execute("CREATE INDEX half_n ON half (n)");
            statement.execute("CREATE TABLE total (halves INTEGER)");
            statement.execute("INSERT INTO total VALUES (0)");
            for (int n = 0; System.in.available() == 0; n++) {
                write(statement, n);
                if (n >= KEPT) {
                    System.out.println(n);
                }
                if (n % 500 == 0) {
                    statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                }
            }
        }
    }

    private static void write(Statement statement, int n) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        statement.execute("INSERT INTO half VALUES (" + n + ", 'left', randomblob(3000))");
        statement.execute(
                "UPDATE total SET halves = halves + 2 - (SELECT count(*) FROM half WHERE n = " + (n - KEPT) + ")");
        statement.execute("INSERT INTO half VALUES (" + n + ", 'right', randomblob(200))");
        statement.execute("DELETE FROM half WHERE n = " + (n - KEPT));
        statement.execute("COMMIT");
    }
}
