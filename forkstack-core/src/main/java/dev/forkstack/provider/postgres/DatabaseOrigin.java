package dev.forkstack.provider.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Makes the database that everything is forked from: empty, or filled from the project's seed. */
final class DatabaseOrigin {

    private final PostgresAccess access;
    private final ProjectRole role;
    private final Optional<Path> seed;

    DatabaseOrigin(PostgresAccess access, ProjectRole role, Optional<Path> seed) {
        this.access = access;
        this.role = role;
        this.seed = seed;
    }

    /** @return what was done and how */
    String make(Connection admin, String target) throws SQLException {
        AdminSession.execute(
                admin,
                "CREATE DATABASE " + Sql.identifier(target) + " TEMPLATE template0 OWNER " + Sql.identifier(role.name())
                        + " STRATEGY WAL_LOG");
        DatabaseMaker.close(admin, target);
        return "made, empty";
    }
}
