package dev.forkstack.provider.sqlite;

import dev.forkstack.provider.driver.FetchedDriver;
import dev.forkstack.spi.Artifacts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/**
 * SQLite itself: its JDBC driver, which is fetched when it is first needed and stands on no class path of ours. One copy
 * serves the whole JVM, because two of them would drop each other's locks. Thread-safe.
 */
final class SqliteDriver {

    static final String COORDINATES = "org.xerial:sqlite-jdbc:3.54.1.0";
    static final String SHA256 = "f8dce420a6016278497f4f0560f65602b9db858de141b541cf91a4644ebe4639";

    /** How long SQLite itself waits for a lock; who waits longer asks again, soon and often. */
    private static final int BUSY_MILLIS = 25;

    /** SQLITE_OPEN_READWRITE and SQLITE_OPEN_URI: a file that is not there is not made. */
    private static final int EXISTING = 0x02 | 0x40;

    private static final int CREATE = 0x04;

    private static final FetchedDriver DRIVER = new FetchedDriver("SQLite", COORDINATES, SHA256, "org.sqlite.JDBC");

    private final Artifacts artifacts;

    SqliteDriver(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    Path fetch() {
        return DRIVER.fetch(artifacts);
    }

    /** A connection to a database that is there; a file that is none is found out by the first statement. */
    Connection open(SqliteFile file) throws SQLException {
        return open(file.jdbcUrl(), EXISTING);
    }

    /** The same, for a new one. */
    Connection make(SqliteFile file) throws SQLException {
        return open(file.jdbcUrl(), EXISTING | CREATE);
    }

    /** As {@link #open}, by the URL that is no JDBC one. */
    Connection openByUrl(SqliteFile file) throws SQLException {
        return open("jdbc:sqlite:" + file.url(), EXISTING);
    }

    private Connection open(String jdbcUrl, int mode) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("open_mode", String.valueOf(mode));
        properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        return driver().connect(jdbcUrl, properties);
    }

    private Driver driver() {
        return DRIVER.load(artifacts);
    }
}
