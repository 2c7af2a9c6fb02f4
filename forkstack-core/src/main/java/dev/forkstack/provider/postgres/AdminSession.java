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
import org.postgresql.PGConnection;

/**
 * The one administrative session of a provider, opened when it is first needed. Work runs on a thread of its own, one
 * after the other, because a thread that reads from a socket does not hear an interrupt: the caller waits, and an
 * interrupt of the caller cancels the statement at the server. Thread-safe.
 */
final class AdminSession implements AutoCloseable {

    private static final int REQUEST_MILLIS = 60_000;

    private final Supplier<Connection> source;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(AdminSession::daemon);
    private volatile Connection connection;

    AdminSession(Supplier<Connection> source) {
        this.source = source;
    }

    <T> T call(SqlWork<T> work) {
        Future<T> result = worker.submit(() -> work.on(open()));
        try {
            return result.get();
        } catch (InterruptedException e) {
            giveUp(result);
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
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It is gone, which is all that was wanted.
            }
        }
    }

    private Connection open() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = source.get();
        }
        return connection;
    }

    private void giveUp(Future<?> result) {
        try {
            Connection open = connection;
            if (open != null) {
                open.unwrap(PGConnection.class).cancelQuery();
            }
            result.get(3, TimeUnit.SECONDS);
        } catch (SQLException | ExecutionException | TimeoutException | InterruptedException e) {
            // Cancelled as it should be, or beyond reach; the connection is not used again either way.
        } finally {
            abort();
        }
    }

    private void abort() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone.
            }
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
