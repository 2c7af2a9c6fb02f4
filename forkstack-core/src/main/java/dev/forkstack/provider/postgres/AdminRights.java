package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the admin of a server may do; most services give out no superuser. Immutable.
 *
 * @param user as whom it acts, which is the role that it has taken on where it has
 */
record AdminRights(String user, boolean isSuperuser, boolean makesDatabases, boolean makesRoles) {

    static AdminRights of(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT rolname, rolsuper, rolsuper OR rolcreatedb,"
                        + " rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")) {
            rows.next();
            return new AdminRights(rows.getString(1), rows.getBoolean(2), rows.getBoolean(3), rows.getBoolean(4));
        }
    }

    /** Adds a problem for each right without which no database is made, and the statement that gives it. */
    void check(Problems problems) {
        if (!makesDatabases) {
            problems.add(missing("make databases", "ALTER ROLE " + Sql.identifier(user) + " CREATEDB;"));
        }
        if (!makesRoles) {
            problems.add(missing("make roles", "ALTER ROLE " + Sql.identifier(user) + " CREATEROLE;"));
        }
    }

    /** Adds a problem if the source may not be copied. */
    void checkSource(Connection admin, String source, Problems problems) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT o.rolname, o.rolsuper FROM pg_database d, pg_roles o WHERE o.oid = d.datdba"
                                + " AND NOT d.datistemplate AND NOT pg_has_role(o.oid, 'USAGE') AND d.datname = "
                                + Sql.literal(source))) {
            if (rows.next()) {
                String owner = rows.getString(1);
                problems.add(missing(
                        "copy database " + source + ", which belongs to " + owner,
                        rows.getBoolean(2)
                                ? "ALTER DATABASE " + Sql.identifier(source) + " IS_TEMPLATE true; (its owner is a"
                                        + " superuser, which nobody should be made a member of)"
                                : "GRANT " + Sql.identifier(owner) + " TO " + Sql.identifier(user) + ";"));
            }
        }
    }

    private ForkStackException missing(String what, String sql) {
        return new ForkStackException(
                Kind.UNAUTHORIZED,
                "PostgreSQL's role " + user + " may not " + what + ".",
                "Have a superuser, or whoever may, say: " + sql);
    }
}
