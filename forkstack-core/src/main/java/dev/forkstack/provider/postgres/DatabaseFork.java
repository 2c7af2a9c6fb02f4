package dev.forkstack.provider.postgres;

import dev.forkstack.file.Megabytes;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.Plan;
import java.sql.Connection;
import java.sql.SQLException;

/** Copies one database of a server into another of the same server, the fastest way that its file system has. */
final class DatabaseFork {

    /** What shall be left for everybody else on that disk. In bytes. */
    private static final long MARGIN = 100_000_000;

    /** From here on a copy takes long enough to be announced. In bytes. */
    private static final long LONG = 200_000_000;

    private static final int KNOWS_STRATEGIES = 15;
    private static final int CAN_CLONE = 18;

    private final PostgresDatabases databases;
    private final Disk disk;
    private final TemplateCopy copy;
    private final Handover handover;
    private final Inheritance inheritance;
    private final ProgressListener progress;

    DatabaseFork(
            PostgresDatabases databases, Disk disk, TemplateCopy copy, Handover handover, ProgressListener progress) {
        this.databases = databases;
        this.disk = disk;
        this.copy = copy;
        this.handover = handover;
        this.inheritance = new Inheritance(progress);
        this.progress = progress;
    }

    /** How what is in a copy comes to belong to its owner. */
    @FunctionalInterface
    interface Handover {
        void give(Connection admin, String target, String owner) throws SQLException;
    }

    /** @return what was done and how */
    String copy(Connection admin, Plan plan, String target, String owner) throws SQLException {
        Resource source = plan.source().orElseThrow();
        if (!databases.isStill(admin, source)) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_FOUND,
                    "The source, " + source.title() + ", is not there any more.",
                    "Run the command again.");
        }
        long bytes = databases.size(admin, source.name());
        ForkStrategy strategy = disk.strategy(source.name(), bytes);
        if (strategy.writes() > 0) {
            checkSpace(source, strategy.writes());
        }
        if (strategy.writes() > LONG) {
            progress.started("copying " + Megabytes.of(bytes) + " from " + source.name()
                    + "; who connects to it meanwhile waits");
        }
        copy.run(admin, source.name(), plan.disconnect(), statement(admin, source.name(), target, owner, strategy));
        DatabaseMaker.close(admin, target);
        handover.give(admin, target, owner);
        inheritance.carryOver(admin, source.name(), target);
        return strategy.told();
    }

    private static String statement(Connection admin, String source, String target, String owner, ForkStrategy strategy)
            throws SQLException {
        int major = admin.getMetaData().getDatabaseMajorVersion();
        if (major >= CAN_CLONE) {
            AdminSession.execute(admin, "SET file_copy_method = " + strategy.fileCopyMethod());
        }
        return "CREATE DATABASE " + Sql.identifier(target) + " TEMPLATE " + Sql.identifier(source) + " OWNER "
                + Sql.identifier(owner) + (major >= KNOWS_STRATEGIES ? " STRATEGY " + strategy.sql() : "")
                + " ALLOW_CONNECTIONS false";
    }

    private void checkSpace(Resource source, long writes) {
        long free = disk.freeBytes();
        if (free - MARGIN < writes) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "There is no space to copy " + source.name() + ": that writes " + Megabytes.of(writes) + ", and "
                            + Megabytes.of(free) + " are free on the disk of PostgreSQL's data.",
                    "Free space, for example with: make envs-delete NAME; or set FORKSTACK_HOME to a directory on a"
                            + " larger disk, best one that clones files (XFS, Btrfs, APFS).");
        }
    }
}
