package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A login of a user of this machine for one environment: issued once, kept here, and removed with the database. Colleagues have
 * logins of their own, so that nobody is ever logged out by another. Thread-safe.
 */
record EnvironmentLogin(
        PostgresAccess access,
        AdminSession admin,
        PostgresDatabases databases,
        EnvironmentRoles roles,
        ObjectOwners owners,
        KeptLogins kept)
        implements DatabaseLogin {

    private static final int LENGTH = 32;
    /** "issu": apart from the locks of databases that are made. */
    private static final int NAMESPACE = 0x69737375;

    @Override
    public EnvVars connect(Resource database, EnvVars held) {
        Set<KeptLogins.Login> known = new LinkedHashSet<>();
        held(database, held).ifPresent(known::add);
        kept.find(database).ifPresent(known::add);
        for (KeptLogins.Login login : known) {
            Optional<EnvVars> values = working(login, database);
            if (values.isPresent()) {
                if (!kept.find(database).equals(Optional.of(login))) {
                    kept.keep(database, login); // of a checkout that knows more than this machine
                }
                return values.get();
            }
        }
        return admin.call(c -> issuedOnce(c, database, known));
    }

    @Override
    public void forget(Resource database) {
        kept.forget(database);
    }

    /** What an application has for another database, such as the source, is none of these logins. */
    private static Optional<KeptLogins.Login> held(Resource database, EnvVars held) {
        return held.get(Keys.JDBC_DATABASE_USERNAME)
                .filter(role -> EnvironmentRoles.isLogin(role, database.name()))
                .flatMap(role -> held.get(Keys.JDBC_DATABASE_PASSWORD)
                        .map(password -> new KeptLogins.Login(role, new Secret(password))));
    }

    private Optional<EnvVars> working(KeptLogins.Login login, Resource database) {
        try {
            return Optional.of(ProvenLogin.values(access.as(login.role(), login.password()), database));
        } catch (SQLException e) {
            if (SqlFailure.isLogin(e) || SqlFailure.is(e, SqlFailure.INSUFFICIENT_PRIVILEGE)) {
                return Optional.empty(); // of a predecessor, or taken away by hand
            }
            throw SqlFailure.of(e);
        }
    }

    /** Two runs of one user that find no login make one of them. */
    private EnvVars issuedOnce(Connection connection, Resource database, Set<KeptLogins.Login> failed)
            throws SQLException {
        lock(connection, "pg_advisory_lock", database);
        try {
            Optional<EnvVars> meanwhile = kept.find(database)
                    .filter(login -> !failed.contains(login))
                    .flatMap(login -> working(login, database));
            return meanwhile.isPresent() ? meanwhile.get() : issued(connection, database);
        } finally {
            if (!connection.isClosed()) {
                lock(connection, "pg_advisory_unlock", database);
            }
        }
    }

    private EnvVars issued(Connection connection, Resource database) throws SQLException {
        if (!databases.isStill(connection, database)) {
            throw new ForkStackException(
                    Kind.NOT_FOUND, "The " + database.title() + " is not there any more.", "Run the command again.");
        }
        if (!roles.own(connection, database.name())) {
            takeOver(connection, database.name());
        }
        KeptLogins.Login login =
                new KeptLogins.Login(EnvironmentRoles.newLogin(database.name()), Secret.random(LENGTH));
        kept.keep(database, login);
        roles.makeLogin(connection, login.role(), database.name(), login.password());
        return ProvenLogin.values(access.as(login.role(), login.password()), database);
    }

    /** A database that somebody made by hand and then named exactly gets an owner that is ours, as every other has. */
    private void takeOver(Connection connection, String database) throws SQLException {
        connection.setAutoCommit(false);
        String owner;
        try (Statement statement = connection.createStatement()) {
            owner = roles.prepare(connection, database, database);
            statement.execute("ALTER DATABASE " + Sql.identifier(database) + " OWNER TO " + Sql.identifier(owner));
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
        DatabaseMaker.close(connection, database);
        owners.give(connection, database, owner);
    }

    private static void lock(Connection connection, String function, Resource database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SELECT " + function + "(" + NAMESPACE + ", hashtext(" + Sql.literal(database.id()) + "))");
        }
    }
}
