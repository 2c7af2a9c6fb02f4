package dev.forkstack.emulator.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Ends all sessions on a database for as long as it is open: a database with sessions cannot be copied, and a pool that
 * is cut off comes back at once. Confined to its own thread.
 */
final class SessionEnder implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    private final Thread thread;

    /** Returns when the sessions of the first moment have been told to end. */
    SessionEnder(PostgresAccess server, String database) throws SQLException {
        Connection connection = server.connect("postgres");
        end(connection, database);
        thread = new Thread(() -> endUntilInterrupted(connection, database), "session-ender");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            // Whoever connects once the copy is made is left alone.
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endUntilInterrupted(Connection connection, String database) {
        try (connection) {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                end(connection, database);
            }
        } catch (InterruptedException | SQLException e) {
            // Interrupted: the copy is done. Failed: then the copy fails too, and says why.
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")) {
            statement.setString(1, database);
            statement.execute();
        }
    }
}
