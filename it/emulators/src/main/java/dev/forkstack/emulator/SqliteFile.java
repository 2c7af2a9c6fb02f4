package dev.forkstack.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/** A SQLite database in a file. Immutable; each connection is for one thread at a time. */
public record SqliteFile(Path path) {

    private static final int BUSY_MILLIS = 5_000;
    private static final int ALL_PAGES = -1;

    /** Makes the file if it is not there yet. */
    public Connection open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + path);
    }

    /** The committed state of one moment, page by page, while others go on writing. */
    public void copyTo(SqliteFile copy) throws SQLException {
        try (Connection source = open()) {
            // All pages in one step, since the copy would begin anew whenever somebody writes between two.
            ((SQLiteConnection) source)
                    .getDatabase()
                    .backup("main", copy.path.toString(), (remaining, pages) -> {}, 0, 0, ALL_PAGES);
        }
    }

    public void delete() {
        try {
            for (String suffix : List.of("-wal", "-shm", "")) {
                Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
