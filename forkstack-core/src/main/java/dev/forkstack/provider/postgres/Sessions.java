package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The sessions inside a database. */
final class Sessions {

    /** Of a session that is not its own an admin without the right to see it knows little more than whose it is. */
    private static final String OF = " FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (backend_type = 'client"
            + " backend' OR backend_type IS NULL AND usesysid IS NOT NULL) AND datname = ";

    private Sessions() {}

    /**
     * Ends every client's session but this one; returns how many there were.
     *
     * @throws ForkStackException {@code UNAUTHORIZED} if one of them may not be ended by this admin
     */
    static int end(Connection admin, String database) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))" + OF + Sql.literal(database))) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            if (!SqlFailure.is(e, SqlFailure.INSUFFICIENT_PRIVILEGE)) {
                throw e;
            }
            throw new ForkStackException(
                    Kind.UNAUTHORIZED,
                    "The sessions of " + database + " cannot be ended: " + e.getMessage(),
                    "Close them, or have a superuser say: GRANT pg_signal_backend TO "
                            + Sql.identifier(AdminRights.of(admin).user()) + "; (not even that ends a superuser's).",
                    e);
        }
    }

    /** Who is inside, for people: one line for each application, user and address. */
    static List<String> told(Connection admin, String database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*), coalesce(nullif(application_name, ''), '(no application name)'), usename,"
                                + " coalesce(host(client_addr), CASE WHEN backend_type IS NULL THEN 'an address that only a"
                                + " member of pg_read_all_stats sees' ELSE 'a local socket' END),"
                                + " to_char(min(backend_start) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                                + OF + Sql.literal(database) + " GROUP BY 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4")) {
            while (rows.next()) {
                String since = rows.getString(5);
                lines.add(counted(rows.getInt(1)) + " of " + rows.getString(2) + " as " + rows.getString(3) + " from "
                        + rows.getString(4) + (since == null ? "" : ", since " + since));
            }
        }
        return lines;
    }

    /** {@code 1 session}, {@code 3 sessions}. */
    static String counted(int sessions) {
        return sessions + (sessions == 1 ? " session" : " sessions");
    }
}
