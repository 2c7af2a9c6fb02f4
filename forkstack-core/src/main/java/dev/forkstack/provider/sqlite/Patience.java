package dev.forkstack.provider.sqlite;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** How long an application may hold a lock that we need. Thread-safe. */
record Patience(Duration limit, ProgressListener progress) {

    /** What may meet a lock; it can be done again from its beginning. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException, IOException, InterruptedException;
    }

    /** @throws ForkStackException {@code REJECTED} naming the wait if the lock is held for longer */
    <T> T waiting(SqliteFile file, Work<T> work) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        boolean told = false;
        while (true) {
            try {
                return work.run();
            } catch (SQLException e) {
                if (!SqliteFailure.isLocked(e)) {
                    throw SqliteFailure.of(file, e);
                }
                if (System.nanoTime() > end) {
                    throw locked(file, e);
                }
            }
            if (!told) {
                progress.started("waiting until nobody writes to " + file.name());
                told = true;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private ForkStackException locked(SqliteFile file, SQLException cause) {
        return new ForkStackException(
                ForkStackException.Kind.REJECTED,
                "Another process holds a lock on " + file.path() + " and has not let go of it for " + limit.toSeconds()
                        + " s.",
                "End the transaction that is open there, or the application, and run the command again.",
                cause);
    }
}
