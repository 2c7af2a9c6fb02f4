package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.server.SecretFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The role that a project's applications log in as: it owns the project's databases and may do nothing else. Thread-safe. */
final class ProjectRole implements DatabaseOwner {

    /** What a role of ours carries as its comment. */
    private static final String COMMENT = "Fork Stack: role of project ";

    private final DatabaseNames names;
    private final LocalAccess access;

    /** What was read last, and then perhaps refused. */
    private volatile Secret given;

    ProjectRole(DatabaseNames names, LocalAccess access) {
        this.names = names;
        this.access = access;
    }

    String name() {
        return names.role();
    }

    @Override
    public String prepare(Connection admin, String staging, String database) throws SQLException {
        ensure(admin);
        return name();
    }

    boolean hasPassword() {
        return passwordFile().exists();
    }

    /** The role with the password that this machine keeps for it. */
    PostgresLogin login() {
        given = passwordFile().read();
        return access.as(name(), given);
    }

    /**
     * Makes the role where it is absent.
     *
     * @throws ForkStackException {@code NOT_OURS} if there is a role of its name that was made by somebody else
     */
    void ensure(Connection admin) throws SQLException {
        if (!exists(admin)) {
            make(admin);
        }
    }

    /**
     * A new password in place of the one that was refused. Whoever finds out at the same time gets the same one, because what
     * one run has written into a checkout must not be of no use once the next has done so. If it never reaches the file, the
     * next login fails and leads here again.
     */
    void renewPassword(Connection admin) throws SQLException {
        ensure(admin);
        String lock = "(hashtext(" + Sql.literal(name()) + "))";
        try (Statement statement = admin.createStatement()) {
            statement.execute("SELECT pg_advisory_lock" + lock);
            try {
                if (!passwordFile().exists() || passwordFile().read().equals(given)) {
                    Secret password = SecretFile.random();
                    statement.execute(
                            "ALTER ROLE " + Sql.identifier(name()) + " PASSWORD " + Sql.literal(password.reveal()));
                    passwordFile().replaceBy(password);
                }
            } finally {
                statement.execute("SELECT pg_advisory_unlock" + lock);
            }
        }
    }

    private void make(Connection admin) throws SQLException {
        Secret password = passwordFile().readOrMake();
        admin.setAutoCommit(false);
        try (Statement statement = admin.createStatement()) {
            statement.execute("CREATE ROLE " + Sql.identifier(name())
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD "
                    + Sql.literal(password.reveal()));
            statement.execute(
                    "COMMENT ON ROLE " + Sql.identifier(name()) + " IS " + Sql.literal(COMMENT + names.project()));
            admin.commit();
        } catch (SQLException e) {
            admin.rollback();
            // Another run made it in between; exists() tells whether that was a run of ours.
            if (!SqlFailure.isMadeMeanwhile(e, SqlFailure.DUPLICATE_OBJECT) || !exists(admin)) {
                throw e;
            }
        } finally {
            admin.setAutoCommit(true);
        }
    }

    private boolean exists(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = "
                                + Sql.literal(name()))) {
            if (!rows.next()) {
                return false;
            }
            if (!(COMMENT + names.project()).equals(rows.getString(1))) {
                throw new ForkStackException(
                        ForkStackException.Kind.NOT_OURS,
                        "PostgreSQL has a role " + name() + " that Fork Stack did not make, so it is left alone.",
                        "Rename or drop that role, or give the project another name in forkstack.toml.");
            }
            return true;
        }
    }

    private SecretFile passwordFile() {
        return access.passwordOf(name());
    }
}
