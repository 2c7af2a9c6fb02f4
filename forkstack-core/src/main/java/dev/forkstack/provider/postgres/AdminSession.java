package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one administrative session of a provider, opened when it is first needed. Work runs on a thread of its own, one
 * after the other, because a thread that reads from a socket does not hear an interrupt: the caller waits, and an
 * interrupt of the caller cancels its own statements at the server. Thread-safe.
 */
final class AdminSession implements AutoCloseable {

    private static final int REQUEST_MILLIS = 60_000;
    private static final int CANCEL_SECONDS = 3;

    private final Supplier<Connection> source;
    private final OpenSessions sessions;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(AdminSession::daemon);
    private Connection connection;

    AdminSession(Supplier<Connection> source, OpenSessions sessions) {
        this.source = source;
        this.sessions = sessions;
    }

    <T> T call(SqlWork<T> work) {
        Turn turn = new Turn();
        Future<T> result = worker.submit(() -> inTurn(turn, work));
        try {
            return result.get();
        } catch (InterruptedException e) {
            giveUp(turn, result);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Runs a statement that may take as long as it takes. */
    static void execute(Connection connection, String sql) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, REQUEST_MILLIS);
            }
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        sessions.closeAll();
    }

    private <T> T inTurn(Turn turn, SqlWork<T> work) throws SQLException {
        if (!turn.begin()) {
            return null; // to nobody
        }
        try {
            return work.on(open());
        } finally {
            if (turn.end()) {
                sessions.abort();
            }
        }
    }

    /** Only the worker comes here. */
    private Connection open() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = sessions.add(source.get());
        }
        return connection;
    }

    /** First politely, so that the work can clean up after itself. What others do or wait for goes on. */
    private void giveUp(Turn turn, Future<?> result) {
        if (!turn.giveUp(sessions::cancel)) {
            return;
        }
        try {
            result.get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // Cancelled as it should be.
        } catch (TimeoutException | InterruptedException e) {
            // It waits for something other than the server, such as a lock or a program.
            result.cancel(true);
            turn.giveUp(sessions::abort);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof SQLException e) {
            return SqlFailure.of(e);
        }
        if (cause instanceof RuntimeException e) {
            return e;
        }
        return new IllegalStateException(cause);
    }

    private static ForkStackException interrupted(InterruptedException e) {
        return new ForkStackException(
                ForkStackException.Kind.UNAVAILABLE,
                "Interrupted while working on a database.",
                "Run the command again; it goes on from what stands.",
                e);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "forkstack-postgres");
        thread.setDaemon(true);
        return thread;
    }
}
