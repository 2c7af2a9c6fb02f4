package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The roles of a project's databases on a server that others use too. Each database belongs to a role of its name, which
 * nobody logs in as; those who log in do so as roles of their own, which act as that one. Thread-safe.
 */
record EnvironmentRoles(DatabaseNames names, ProgressListener progress) implements DatabaseOwner {

    private static final String RIGHTS = " NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";
    private static final int NAMES_RIGHTS_OF_MEMBERS = 16;
    private static final int MAX_LENGTH = 63;
    private static final int SUFFIX = 8;

    @Override
    public String prepare(Connection admin, String staging, String database) throws SQLException {
        if (rows(admin, "SELECT rolname FROM pg_roles WHERE rolname = " + Sql.literal(database))
                .contains(database)) {
            throw new ForkStackException(
                    Kind.NOT_OURS,
                    "PostgreSQL has a role " + database
                            + ", which is what the fork's owner would be called, so it is left" + " alone.",
                    "Rename or drop that role, or choose another environment name.");
        }
        make(admin, staging, "NOLOGIN", "owner", staging);
        return staging;
    }

    @Override
    public void publish(Connection admin, String staging, String database) throws SQLException {
        execute(admin, "ALTER ROLE " + Sql.identifier(staging) + " RENAME TO " + Sql.identifier(database));
        execute(admin, comment(database, "owner", database));
    }

    @Override
    public void release(Connection admin, String staging) throws SQLException {
        AdminSession.execute(admin, "DROP ROLE IF EXISTS " + Sql.identifier(staging));
    }

    /** Those who log in go before the owner that they act as. What another run removes at the same time is gone as well. */
    @Override
    public void sweep(Connection admin) throws SQLException {
        String orphans = """
                SELECT r.rolname FROM pg_roles r CROSS JOIN LATERAL substring(shobj_description(r.oid, 'pg_authid') FROM
                    '^Fork Stack: (?:owner|login) of database (.*) of project PROJECT$') AS d (name)
                WHERE d.name IS NOT NULL AND d.name !~ STAGINGS AND NOT EXISTS (
                    SELECT FROM pg_database WHERE datname = d.name)
                ORDER BY NOT r.rolcanlogin""".replace("PROJECT", names.project().value())
                .replace("STAGINGS", Sql.literal(names.stagings().pattern()));
        for (String role : rows(admin, orphans)) {
            try {
                endSessions(admin, role);
                AdminSession.execute(admin, "DROP ROLE IF EXISTS " + Sql.identifier(role));
            } catch (SQLException e) {
                if (SqlFailure.isLost(e)) {
                    throw e;
                }
                if (!rows(admin, "SELECT rolname FROM pg_roles WHERE rolname = " + Sql.literal(role))
                        .isEmpty()) {
                    progress.warning("the role " + role + " of a database that is gone stays"
                            + (disarm(admin, role) ? ", and nobody can log in as it" : "") + ": " + e.getMessage());
                }
            }
        }
    }

    /** Of a login that is about to go: it may be connected to other databases than its own. */
    private static void endSessions(Connection admin, String role) throws SQLException {
        try {
            rows(
                    admin,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = " + Sql.literal(role)
                            + " AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            if (!SqlFailure.is(e, SqlFailure.INSUFFICIENT_PRIVILEGE)) {
                throw e;
            }
        }
    }

    /**
     * What owns something in another database cannot be dropped, but it can be made good for nothing.
     *
     * @return whether nobody can log in as it any more; a colleague's admin may be the only one who may see to that
     */
    private static boolean disarm(Connection admin, String role) throws SQLException {
        try {
            AdminSession.execute(admin, "ALTER ROLE " + Sql.identifier(role) + " NOLOGIN PASSWORD NULL");
            for (String group : rows(
                    admin,
                    "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
                            + " JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = " + Sql.literal(role))) {
                AdminSession.execute(admin, "REVOKE " + Sql.identifier(group) + " FROM " + Sql.identifier(role));
            }
            return true;
        } catch (SQLException e) {
            if (SqlFailure.isLost(e)) {
                throw e;
            }
            return false;
        }
    }

    /** The role that owns a database, if it is one of these; the owner of what was taken over is not. */
    boolean own(Connection admin, String database) throws SQLException {
        return !rows(
                        admin,
                        "SELECT r.rolname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba AND r.rolname = d.datname"
                                + " WHERE shobj_description(r.oid, 'pg_authid') = "
                                + Sql.literal(text("owner", database))
                                + " AND d.datname = " + Sql.literal(database))
                .isEmpty();
    }

    /** A new name for somebody who logs in to the database. No environment and no project has an underscore in its name. */
    static String newLogin(String database) {
        int kept = Math.min(database.length(), MAX_LENGTH - SUFFIX - 1);
        return database.substring(0, kept) + "_"
                + Secret.random(SUFFIX).reveal().toLowerCase(Locale.ROOT);
    }

    /** Whether a role could be one that was made to log in to the database. */
    static boolean isLogin(String role, String database) {
        int end = role.lastIndexOf('_');
        return end > 0 && role.length() - end == SUFFIX + 1 && database.startsWith(role.substring(0, end));
    }

    /** Makes a role that may log in, and that then acts as the database's owner. */
    void makeLogin(Connection admin, String login, String database, Secret password) throws SQLException {
        admin.setAutoCommit(false);
        try {
            make(admin, login, "LOGIN PASSWORD " + Sql.literal(ScramVerifier.of(password)), "login", database);
            execute(admin, "GRANT " + Sql.identifier(database) + " TO " + Sql.identifier(login));
            execute(
                    admin,
                    "ALTER ROLE " + Sql.identifier(login) + " IN DATABASE " + Sql.identifier(database) + " SET role = "
                            + Sql.literal(database));
            admin.commit();
        } catch (SQLException e) {
            admin.rollback();
            throw e;
        } finally {
            admin.setAutoCommit(true);
        }
    }

    private void make(Connection admin, String role, String kind, String what, String database) throws SQLException {
        execute(admin, "CREATE ROLE " + Sql.identifier(role) + RIGHTS + " " + kind);
        execute(admin, comment(role, what, database));
        if (!AdminRights.of(admin).isSuperuser()) {
            // Whoever makes a role may give it to others, which is not the same as acting for it.
            boolean names = admin.getMetaData().getDatabaseMajorVersion() >= NAMES_RIGHTS_OF_MEMBERS;
            execute(
                    admin,
                    "GRANT " + Sql.identifier(role) + " TO CURRENT_USER"
                            + (names ? " WITH INHERIT TRUE, SET TRUE" : ""));
        }
    }

    private String comment(String role, String what, String database) {
        return "COMMENT ON ROLE " + Sql.identifier(role) + " IS " + Sql.literal(text(what, database));
    }

    private String text(String what, String database) {
        return "Fork Stack: " + what + " of database " + database + " of project " + names.project();
    }

    private static void execute(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection admin, String sql) throws SQLException {
        List<String> first = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                first.add(rows.getString(1));
            }
        }
        return first;
    }
}
