package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a database under a staging name and gives it its own when it is finished: whenever a run dies, there is the whole
 * database or none under that name. Thread-safe.
 */
final class DatabaseMaker {

    private final DatabaseNames names;
    private final PostgresDatabases databases;
    private final StagingArea staging;
    private final DatabaseOwner owner;
    private final Origin origin;
    private final ForkSource forks;
    private final ProgressListener progress;

    DatabaseMaker(
            DatabaseNames names,
            StagingArea staging,
            DatabaseOwner owner,
            Origin origin,
            ForkSource forks,
            ProgressListener progress) {
        this.names = names;
        this.databases = new PostgresDatabases(names);
        this.staging = staging;
        this.owner = owner;
        this.origin = origin;
        this.forks = forks;
        this.progress = progress;
    }

    Resource make(Connection admin, Plan plan) throws SQLException {
        String name = names.of(plan.name());
        staging.sweep(admin);
        Optional<Resource> standing = databases.find(admin, name);
        if (standing.isPresent()) {
            Resource ours = ours(standing.get(), plan);
            if (!databases.isCutShort(admin, name)) {
                databases.mark(admin, ours, plan.mark());
                return databases.find(admin, name).orElse(ours);
            }
            AdminSession.execute(admin, "DROP DATABASE IF EXISTS " + Sql.identifier(name) + " WITH (FORCE)");
        }
        Instant start = Instant.now();
        String temporary = staging.reserve(admin);
        try {
            String role = owner.prepare(admin, temporary, name);
            String told = plan.source().isPresent()
                    ? forks.copy(admin, plan, temporary, role)
                    : origin.make(admin, temporary);
            Resource made = publish(admin, temporary, name, plan);
            progress.finished("database " + name, told, Duration.between(start, Instant.now()));
            return made;
        } finally {
            release(admin, temporary);
        }
    }

    private Resource publish(Connection admin, String temporary, String name, Plan plan) throws SQLException {
        try {
            return databases.publish(admin, temporary, name, plan.mark(), owner);
        } catch (SQLException e) {
            if (!SqlFailure.isMadeMeanwhile(e, SqlFailure.DUPLICATE_DATABASE)) {
                throw e;
            }
            // Another run was faster. If it works for the same environment, its database is as good as this one.
            return ours(databases.find(admin, name).orElseThrow(() -> e), plan);
        }
    }

    /** The gate: what stands there is taken only with a mark of this project and environment. */
    private static Resource ours(Resource standing, Plan plan) {
        return new Ownership(plan.mark().project(), plan.mark().env())
                .claim(standing)
                .resource();
    }

    private void release(Connection admin, String temporary) {
        try {
            releaseEvenIfCancelled(admin, temporary);
        } catch (SQLException e) {
            // The connection is gone, and with it the lock: the next run sweeps.
        }
    }

    /** A cancellation takes its time to the server, and may end this statement instead of the one it was meant for. */
    private void releaseEvenIfCancelled(Connection admin, String temporary) throws SQLException {
        try {
            staging.release(admin, temporary);
        } catch (SQLException e) {
            if (!SqlFailure.is(e, SqlFailure.QUERY_CANCELED)) {
                throw e;
            }
            staging.release(admin, temporary);
        }
    }

    /** For new databases: nobody but the owner may connect. */
    static void close(Connection admin, String database) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("REVOKE CONNECT, TEMPORARY ON DATABASE " + Sql.identifier(database) + " FROM PUBLIC");
        }
    }

    /** How a source is copied. */
    @FunctionalInterface
    interface ForkSource {
        /** @return what was done and how, for people */
        String copy(Connection admin, Plan plan, String target, String owner) throws SQLException, ForkStackException;
    }

    /** How the database is made that nothing is forked into. */
    @FunctionalInterface
    interface Origin {
        /** @return what was done and how, for people */
        String make(Connection admin, String target) throws SQLException;
    }
}
