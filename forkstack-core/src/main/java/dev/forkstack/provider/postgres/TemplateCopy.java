package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.spi.Disconnect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code CREATE DATABASE … TEMPLATE} from a source that may be in use. The statement itself makes newcomers wait and waits
 * for the sessions inside; a second connection ends those, again and again until it is through. Nothing is changed at the
 * source, so a kill leaves nothing to undo there.
 */
final class TemplateCopy {

    private static final int ATTEMPTS = 5;
    private static final int FIRST_LOOK_MILLIS = 150;
    private static final int NEXT_LOOK_MILLIS = 100;

    private final Supplier<Connection> more;
    private final Function<Disconnect, SourceUse> uses;
    private final ProgressListener progress;

    TemplateCopy(Supplier<Connection> more, Function<Disconnect, SourceUse> uses, ProgressListener progress) {
        this.more = more;
        this.uses = uses;
        this.progress = progress;
    }

    /** @param sql a CREATE DATABASE that copies the source */
    void run(Connection admin, String source, Disconnect disconnect, String sql) throws SQLException {
        SourceUse use = uses.apply(disconnect);
        AtomicInteger ended = new AtomicInteger(use.clear(admin, source));
        try {
            for (int attempt = 1; !copied(admin, source, use, sql, ended); attempt++) {
                ended.addAndGet(use.clear(admin, source));
                if (attempt == ATTEMPTS) {
                    throw new ForkStackException(
                            ForkStackException.Kind.UNAVAILABLE,
                            "Sessions of " + source
                                    + " or its prepared transactions do not end, so it cannot be forked.",
                            "Stop what uses " + source
                                    + " (pg_stat_activity, pg_prepared_xacts) and run the command again.");
                }
            }
        } finally {
            if (ended.get() > 0) {
                progress.note(
                        "ended " + Sessions.counted(ended.get()) + " of " + source + " so that it could be forked");
            }
        }
    }

    private boolean copied(Connection admin, String source, SourceUse use, String sql, AtomicInteger ended)
            throws SQLException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(TemplateCopy::daemon);
        Clearing clearing = new Clearing(source, use, ended);
        ScheduledFuture<?> clear =
                clock.scheduleWithFixedDelay(clearing, FIRST_LOOK_MILLIS, NEXT_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        try {
            AdminSession.execute(admin, sql);
            return true;
        } catch (SQLException e) {
            if (SqlFailure.is(e, SqlFailure.OBJECT_IN_USE)) {
                return false;
            }
            throw e;
        } finally {
            clear.cancel(false);
            clock.execute(clearing::close);
            clock.shutdown();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "forkstack-sessions");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends sessions over a connection of its own, which is opened only if the statement takes long. */
    private final class Clearing implements Runnable {

        private final String source;
        private final SourceUse use;
        private final AtomicInteger ended;
        private Connection connection;

        Clearing(String source, SourceUse use, AtomicInteger ended) {
            this.source = source;
            this.use = use;
            this.ended = ended;
        }

        @Override
        public void run() {
            try {
                if (connection == null) {
                    connection = more.get();
                }
                ended.addAndGet(use.clear(connection, source));
            } catch (SQLException | ForkStackException e) {
                // The statement itself tells what is wrong; the next look tries again.
            }
        }

        void close() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (SQLException e) {
                // It is gone.
            }
        }
    }
}
