package dev.forkstack.provider.postgres;

import dev.forkstack.model.ProgressListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What belongs to a database and yet stands outside of it, so that PostgreSQL leaves it behind when it copies one: settings,
 * grants and the limit of connections. Roles that Fork Stack made for the source have no business in the fork. Thread-safe.
 */
record Inheritance(ProgressListener progress) {

    private static final String NOBODYS =
            "coalesce(shobj_description(r.oid, 'pg_authid'), '') NOT LIKE 'Fork Stack: %%'";

    /** What the source sets for its owner counts for everybody in the fork, where everybody acts as its owner. */
    private static final String SETTINGS = """
            SELECT CASE WHEN c.setrole = 0 OR c.setrole = s.datdba AND s.datdba <> t.datdba THEN '' ELSE r.rolname END,
                unnest(c.setconfig)
            FROM pg_db_role_setting c JOIN pg_database s ON s.oid = c.setdatabase
                JOIN pg_database t ON t.datname = %2$s LEFT JOIN pg_roles r ON r.oid = c.setrole
            WHERE s.datname = %1$s AND (c.setrole = 0 OR c.setrole = s.datdba OR r.oid IS NOT NULL AND NOBODYS)
            ORDER BY c.setrole <> 0""".replace("NOBODYS", NOBODYS);

    /** That everybody may connect was granted by nobody: it is PostgreSQL's default, and not a fork's. */
    private static final String GRANTS = """
            SELECT coalesce(r.rolname, ''), a.privilege_type, a.is_grantable
            FROM pg_database s CROSS JOIN LATERAL aclexplode(s.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
            WHERE s.datname = %1$s AND a.grantee <> s.datdba
                AND CASE WHEN a.grantee = 0 THEN a.privilege_type = 'CREATE' ELSE r.oid IS NOT NULL AND NOBODYS END
            ORDER BY 1, 2""".replace("NOBODYS", NOBODYS);

    private static final String LIMIT =
            "SELECT datconnlimit FROM pg_database WHERE datconnlimit > 0 AND datname = %1$s";

    /** What the admin may not give to the fork is told, by name, and is no failure. */
    void carryOver(Connection admin, String source, String target) throws SQLException {
        for (List<String> row : rows(admin, SETTINGS, source, target)) {
            DatabaseSetting setting = new DatabaseSetting(row.get(0), row.get(1));
            apply(admin, source, setting.title(), setting.statement(target));
        }
        for (List<String> row : rows(admin, GRANTS, source, target)) {
            String privilege = row.get(1) + " ON DATABASE ";
            String to = " TO " + (row.get(0).isEmpty() ? "PUBLIC" : Sql.identifier(row.get(0)))
                    + (row.get(2).equals("t") ? " WITH GRANT OPTION" : "");
            apply(
                    admin,
                    source,
                    "GRANT " + privilege + Sql.identifier(source) + to,
                    "GRANT " + privilege + Sql.identifier(target) + to);
        }
        for (List<String> row : rows(admin, LIMIT, source, target)) {
            apply(
                    admin,
                    source,
                    "a limit of " + row.get(0) + " connections",
                    "ALTER DATABASE " + Sql.identifier(target) + " CONNECTION LIMIT " + row.get(0));
        }
    }

    private void apply(Connection admin, String source, String what, String sql) throws SQLException {
        try {
            AdminSession.execute(admin, sql);
        } catch (SQLException e) {
            if (SqlFailure.isLost(e)) {
                throw e;
            }
            progress.warning("the fork lacks what " + source + " has, because the admin may not give it: " + what + " ("
                    + e.getMessage() + ")");
        }
    }

    private static List<List<String>> rows(Connection admin, String sql, String source, String target)
            throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql.formatted(Sql.literal(source), Sql.literal(target)))) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
        }
        return found;
    }
}
