package dev.forkstack.provider.sqlite;

import dev.forkstack.model.ForkStackException;
import java.sql.SQLException;
import java.util.Set;

/** What SQLite's result codes mean (https://sqlite.org/rescode.html). */
final class SqliteFailure {

    private static final int ERROR = 1;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final Set<Integer> LOCKED = Set.of(5, 6);

    private SqliteFailure() {}

    /** Whether somebody else holds a lock, so that it is worth while to ask again. */
    static boolean isLocked(SQLException e) {
        return LOCKED.contains(code(e));
    }

    /** Whether the statement asks for what this database does not have, or the file is no database at all. */
    static boolean isAbout(SQLException e) {
        return code(e) == ERROR || code(e) == CORRUPT || code(e) == NOT_A_DATABASE;
    }

    static ForkStackException of(SqliteFile file, SQLException e) {
        return new ForkStackException(
                ForkStackException.Kind.LOCAL_STATE,
                "SQLite cannot work with " + file.path() + ": " + e.getMessage(),
                "Check that it is a database and can be written, and that its disk is not full.",
                e);
    }

    /** The driver adds to a code what it says in detail; the low byte is the code. */
    private static int code(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
