package dev.forkstack.provider.postgres;

import dev.forkstack.model.Secret;
import dev.forkstack.server.PostgresLogin;
import java.sql.Connection;

/** How to get at one PostgreSQL server, wherever it is. Thread-safe. */
interface PostgresAccess {

    /** A new session that may make and remove databases and roles. */
    Connection admin(String database);

    PostgresLogin as(String role, Secret password);
}
