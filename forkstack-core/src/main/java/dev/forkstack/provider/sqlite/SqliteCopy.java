package dev.forkstack.provider.sqlite;

import dev.forkstack.file.FileCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Copies a database as it is at one moment, though its application goes on writing. A transaction of ours keeps SQLite from
 * changing the file while another process copies it; to read it in this one would drop our own locks. Thread-safe.
 */
final class SqliteCopy {

    private final SqliteDriver driver;
    private final FileCopy copy;
    private final Patience patience;

    SqliteCopy(SqliteDriver driver, FileCopy copy, Patience patience) {
        this.driver = driver;
        this.copy = copy;
        this.patience = patience;
    }

    /**
     * @param source what it leads to is copied, if it is a link
     * @param to does not exist yet; opened next, it finds everything in place
     * @return what was done, for people
     */
    String copy(SqliteFile source, SqliteFile to) throws IOException, InterruptedException {
        SqliteFile from = new SqliteFile(source.path().toRealPath());
        try (Connection reader = driver.open(from)) {
            if (!copy.isElsewhere()) {
                patience.waiting(from, () -> beginToRead(reader)); // else each change would make it begin anew
                Sql.execute(reader, "backup to \"" + to.path() + "\"");
                Sql.execute(reader, "ROLLBACK");
                return new FileCopy.Copied(false, Files.size(to.path())).summary();
            }
            if (patience.waiting(from, () -> Sql.hasLog(reader))) {
                copyLog(from, to, reader);
            } else {
                patience.waiting(from, () -> beginToRead(reader));
            }
            FileCopy.Copied copied = copy.file(from.path(), to.path());
            Sql.execute(reader, "ROLLBACK");
            return copied.summary();
        } catch (SQLException e) {
            throw SqliteFailure.of(from, e);
        }
    }

    /**
     * In WAL mode the database is the file and its log together. No writer adds to the log or begins a new one while we hold
     * the write lock; that is as long as the log is copied. From then on our reader keeps checkpoints from writing anything
     * into the file that is not in the log which we have, and so the copy of the log overrules whatever they write.
     */
    private void copyLog(SqliteFile from, SqliteFile to, Connection reader)
            throws IOException, InterruptedException, SQLException {
        try (Connection writer = driver.open(from)) {
            patience.waiting(from, () -> Sql.execute(writer, "BEGIN IMMEDIATE"));
            patience.waiting(from, () -> beginToRead(reader));
            Path log = from.beside(SqliteFile.WAL);
            if (Files.exists(log) && Files.size(log) > 0) {
                copy.file(log, to.beside(SqliteFile.WAL));
            }
            Sql.execute(writer, "ROLLBACK");
        }
    }

    /** A transaction begins with what it first reads. */
    private static boolean beginToRead(Connection connection) throws SQLException {
        Sql.execute(connection, "BEGIN");
        try {
            return Sql.execute(connection, "SELECT count(*) FROM sqlite_schema");
        } catch (SQLException e) {
            Sql.execute(connection, "ROLLBACK");
            throw e;
        }
    }
}
