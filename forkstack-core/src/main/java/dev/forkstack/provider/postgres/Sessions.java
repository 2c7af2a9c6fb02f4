package dev.forkstack.provider.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The sessions inside a database. */
final class Sessions {

    private Sessions() {}

    /** Ends every client's session but this one; returns how many there were. */
    static int end(Connection admin, String database) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
                                + Sql.literal(database)
                                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** {@code 1 session}, {@code 3 sessions}. */
    static String counted(int sessions) {
        return sessions + (sessions == 1 ? " session" : " sessions");
    }
}
