package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import java.sql.SQLException;

/** What PostgreSQL's codes mean here. */
final class SqlFailure {

    static final String DUPLICATE_DATABASE = "42P04";
    static final String QUERY_CANCELED = "57014";
    static final String DUPLICATE_OBJECT = "42710";
    static final String OBJECT_IN_USE = "55006";
    static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String INVALID_CATALOG = "3D000";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DISK_FULL = "53100";

    private SqlFailure() {}

    static boolean is(SQLException e, String state) {
        return state.equals(e.getSQLState());
    }

    /**
     * Whether another run has made the same thing in between. PostgreSQL looks first and says so itself; where both have
     * looked, the index of its catalog says it.
     */
    static boolean isMadeMeanwhile(SQLException e, String duplicate) {
        return is(e, duplicate) || is(e, UNIQUE_VIOLATION);
    }

    /** Whether the server refused the user or the password. */
    static boolean isLogin(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("28");
    }

    static boolean isLost(SQLException e) {
        return e.getSQLState() == null
                || e.getSQLState().startsWith("08")
                || e.getSQLState().startsWith("57");
    }

    static ForkStackException of(SQLException e) {
        if (is(e, DISK_FULL)) {
            return new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "PostgreSQL has no space left: " + e.getMessage(),
                    "Free space on its disk, for example by deleting environments, and run the command again.",
                    e);
        }
        if (is(e, INSUFFICIENT_PRIVILEGE)) {
            return new ForkStackException(
                    ForkStackException.Kind.UNAUTHORIZED,
                    "PostgreSQL refused: " + e.getMessage(),
                    "Have somebody who may give the role that right: GRANT … TO …; what is needed is in docs/postgres.md.",
                    e);
        }
        boolean lost = isLost(e);
        return new ForkStackException(
                lost ? ForkStackException.Kind.UNAVAILABLE : ForkStackException.Kind.REJECTED,
                (lost ? "The connection to PostgreSQL broke: " : "PostgreSQL refused: ") + e.getMessage(),
                "Run the command again; it goes on from what stands. If it fails again, the server's log tells more.",
                e);
    }
}
