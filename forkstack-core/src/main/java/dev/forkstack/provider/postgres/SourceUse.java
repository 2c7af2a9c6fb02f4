package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.Disconnect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What is done about the sessions of a source, which PostgreSQL copies only while nobody is in it. */
@FunctionalInterface
interface SourceUse {

    /** How long a session that is just ending may take: an application's last query, another run's proof. */
    int ENDS_WITHIN_MILLIS = 2_000;

    int LOOK_MILLIS = 50;

    /**
     * Leaves no session in the source, or fails.
     *
     * @return how many were ended
     */
    int clear(Connection admin, String source) throws SQLException, ForkStackException;

    /** For servers that belong to one user. */
    static SourceUse alwaysEnded(Disconnect disconnect) {
        return Sessions::end;
    }

    /** For servers that others work on too. */
    static SourceUse asAsked(Disconnect disconnect) {
        return disconnect == Disconnect.ASKED
                ? Sessions::end
                : (admin, source) -> {
                    refuse(admin, source, disconnect);
                    return 0;
                };
    }

    private static void refuse(Connection admin, String source, Disconnect disconnect) throws SQLException {
        long end = System.nanoTime() + ENDS_WITHIN_MILLIS * 1_000_000L;
        List<String> inside = Sessions.told(admin, source);
        while (!inside.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000L);
            inside = Sessions.told(admin, source);
        }
        if (!inside.isEmpty()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Database " + source + " is in use, and PostgreSQL copies none that is. Connected:\n    "
                            + String.join("\n    ", inside),
                    remedy(disconnect));
        }
    }

    private static String remedy(Disconnect disconnect) {
        String other = "fork from an environment that nobody works in (FROM=NAME), which you make while nobody is"
                + " connected; docs/postgres.md says how.";
        return disconnect == Disconnect.NEVER
                ? "This source is protected, so its sessions are never ended for you. Close them, or " + other
                : "Close them, or end them all and go on with -Dforkstack.disconnect, or " + other;
    }
}
