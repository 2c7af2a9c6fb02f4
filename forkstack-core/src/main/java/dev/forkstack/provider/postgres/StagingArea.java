package dev.forkstack.provider.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The databases of a project that are not finished. The run that makes one holds an advisory lock under its name, which the
 * server frees when the run's connection ends, so nobody has to guess whether a run still lives.
 */
final class StagingArea {

    /** All databases' locks are taken in the database {@code postgres}: PostgreSQL keeps them apart by database. */
    private static final int NAMESPACE = 0x666f726b;

    /** How long the server may take to notice that a session of ours has gone, and with it the lock. */
    private static final int NOTICED_WITHIN_MILLIS = 5_000;

    private static final int LOOK_MILLIS = 50;

    private final DatabaseNames names;

    /** The names of this very process that it could not give back: its session was cut. */
    private final Set<String> reserved = ConcurrentHashMap.newKeySet();

    StagingArea(DatabaseNames names) {
        this.names = names;
    }

    /** A new name, which is this session's until {@link #release}. */
    String reserve(Connection admin) throws SQLException {
        String name = names.staging();
        lock(admin, "pg_advisory_lock", name);
        reserved.add(name);
        return name;
    }

    /** Removes the database of this name, if it is still there, and gives the name back. */
    void release(Connection admin, String name) throws SQLException {
        AdminSession.execute(admin, "DROP DATABASE IF EXISTS " + Sql.identifier(name) + " WITH (FORCE)");
        lock(admin, "pg_advisory_unlock", name);
        reserved.remove(name);
    }

    /** Removes what dead runs left, and what this one could not remove itself, as soon as the server lets go of it. */
    void sweep(Connection admin) throws SQLException {
        for (String ours : List.copyOf(reserved)) {
            if (isFree(admin, ours)) {
                release(admin, ours);
            }
        }
        for (String leftover : unfinished(admin)) {
            if (lock(admin, "pg_try_advisory_lock", leftover)) {
                release(admin, leftover);
            }
        }
    }

    private static boolean isFree(Connection admin, String name) throws SQLException {
        long end = System.nanoTime() + NOTICED_WITHIN_MILLIS * 1_000_000L;
        while (!lock(admin, "pg_try_advisory_lock", name)) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false; // the next run sweeps it
            }
            LockSupport.parkNanos(LOOK_MILLIS * 1_000_000L);
        }
        return true;
    }

    /** What dead runs left; a run that is under way holds the lock of what it makes. */
    List<String> leftovers(Connection admin) throws SQLException {
        List<String> dead = new ArrayList<>();
        for (String name : unfinished(admin)) {
            if (lock(admin, "pg_try_advisory_lock", name)) {
                lock(admin, "pg_advisory_unlock", name);
                dead.add(name);
            }
        }
        return dead;
    }

    private List<String> unfinished(Connection admin) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT d.datname, shobj_description(d.oid, 'pg_database') FROM pg_database d WHERE d.datname ~ "
                                + Sql.literal(names.stagings().pattern()))) {
            while (rows.next()) {
                // What carries a comment is finished: the environment of a project with a peculiar name.
                if (rows.getString(2) == null) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static boolean lock(Connection admin, String function, String name) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT " + function + "(" + NAMESPACE + ", hashtext(" + Sql.literal(name) + "))")) {
            rows.next();
            return "t".equals(rows.getString(1));
        }
    }
}
