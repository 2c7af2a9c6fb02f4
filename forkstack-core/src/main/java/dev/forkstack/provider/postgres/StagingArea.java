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

    /** All locks are taken in the one database that admins connect to: PostgreSQL keeps them apart by database. */
    private static final int NAMESPACE = 0x666f726b;

    /** By a run that is connected to another database of the server, and whose locks cannot be asked for here. */
    private static final String HELD_ELSEWHERE = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = "
            + NAMESPACE + "::oid AND objid::bigint = (hashtext(leftover.name)::bigint & 4294967295)"
            + " AND database <> (SELECT oid FROM pg_database WHERE datname = current_database())";

    /** How long the server may take to notice that a session of ours has gone, and with it the lock. */
    private static final int NOTICED_WITHIN_MILLIS = 5_000;

    private static final int LOOK_MILLIS = 50;

    private final DatabaseNames names;
    private final DatabaseOwner owner;

    /** The names of this very process that it could not give back: its session was cut. */
    private final Set<String> reserved = ConcurrentHashMap.newKeySet();

    StagingArea(DatabaseNames names, DatabaseOwner owner) {
        this.names = names;
        this.owner = owner;
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
        owner.release(admin, name);
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
                releaseAnothers(admin, leftover);
            }
        }
        sweepRoles(admin);
    }

    /** Removes the roles of databases that are gone. */
    void sweepRoles(Connection admin) throws SQLException {
        owner.sweep(admin);
    }

    /** Where several admins work on one server, one may not remove what another has left. */
    private void releaseAnothers(Connection admin, String name) throws SQLException {
        try {
            release(admin, name);
        } catch (SQLException e) {
            if (!SqlFailure.is(e, SqlFailure.INSUFFICIENT_PRIVILEGE)) {
                throw e;
            }
            lock(admin, "pg_advisory_unlock", name);
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
        String ours = Sql.literal(names.stagings().pattern());
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name, max(comment) FROM (SELECT datname AS name, shobj_description(oid, 'pg_database') AS"
                                + " comment FROM pg_database WHERE datname ~ " + ours
                                + " UNION ALL SELECT rolname, NULL FROM pg_roles WHERE rolname ~ " + ours
                                + ") leftover WHERE NOT EXISTS (" + HELD_ELSEWHERE + ") GROUP BY name")) {
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
