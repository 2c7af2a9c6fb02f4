package dev.forkstack.provider.postgres;

import dev.forkstack.model.Secret;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.server.SecretFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;

/** How to get at one PostgreSQL server, wherever it is. Thread-safe. */
interface PostgresAccess {

    /** A new session that may make and remove databases and roles. */
    Connection admin(String database);

    /** Server settings for every session that works on databases. */
    Map<String, String> settings();

    PostgresLogin as(String role, Secret password);

    /** Where this machine keeps the password of a role. */
    SecretFile passwordOf(String role);

    /** Where the databases' files stand. */
    Path data();
}
