package dev.forkstack.provider.postgres;

import dev.forkstack.file.Megabytes;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import java.sql.Connection;
import java.sql.SQLException;

/** Copies one database of a server into another of the same server, the fastest way that its file system has. */
final class DatabaseFork {

    /** What shall be left for everybody else on that disk. In bytes. */
    private static final long MARGIN = 100_000_000;

    /** From here on a copy takes long enough to be announced. In bytes. */
    private static final long LONG = 200_000_000;

    private final PostgresDatabases databases;
    private final Disk disk;
    private final TemplateCopy copy;
    private final ProgressListener progress;

    DatabaseFork(PostgresDatabases databases, Disk disk, TemplateCopy copy, ProgressListener progress) {
        this.databases = databases;
        this.disk = disk;
        this.copy = copy;
        this.progress = progress;
    }

    /** @return what was done and how */
    String copy(Connection admin, Resource source, String target, String owner) throws SQLException {
        if (!databases.isStill(admin, source)) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_FOUND,
                    "The source, " + source.title() + ", is not there any more.",
                    "Run the command again.");
        }
        long bytes = databases.size(admin, source.name());
        ForkStrategy strategy = ForkStrategy.of(source.name(), bytes, disk::clones);
        if (strategy.writes() > 0) {
            checkSpace(source, strategy.writes());
        }
        if (strategy.writes() > LONG) {
            progress.started("copying " + Megabytes.of(bytes) + " from " + source.name());
        }
        AdminSession.execute(admin, "SET file_copy_method = " + strategy.fileCopyMethod());
        copy.run(
                admin,
                source.name(),
                "CREATE DATABASE " + Sql.identifier(target) + " TEMPLATE " + Sql.identifier(source.name()) + " OWNER "
                        + Sql.identifier(owner) + " STRATEGY " + strategy.sql() + " ALLOW_CONNECTIONS false");
        DatabaseMaker.close(admin, target);
        takeOverSettings(admin, source.name(), target);
        return strategy.told();
    }

    /**
     * What ALTER DATABASE … SET has set, such as a search path, belongs to the copy as well; PostgreSQL leaves it behind.
     * Its values cannot be told apart from lists once they are read, so they are taken over as they are kept.
     */
    private static void takeOverSettings(Connection admin, String source, String target) throws SQLException {
        AdminSession.execute(
                admin,
                "INSERT INTO pg_db_role_setting SELECT t.oid, 0, setconfig"
                        + " FROM pg_db_role_setting, pg_database s, pg_database t"
                        + " WHERE setdatabase = s.oid AND setrole = 0 AND s.datname = " + Sql.literal(source)
                        + " AND t.datname = " + Sql.literal(target));
    }

    private void checkSpace(Resource source, long writes) {
        long free = disk.freeBytes();
        if (free < writes + MARGIN) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "There is no space to copy " + source.name() + ": that writes " + Megabytes.of(writes) + ", and "
                            + Megabytes.of(free) + " are free on the disk of PostgreSQL's data.",
                    "Free space, for example with: make envs-delete NAME; or set FORKSTACK_HOME to a directory on a"
                            + " larger disk, best one that clones files (XFS, Btrfs, APFS).");
        }
    }
}
