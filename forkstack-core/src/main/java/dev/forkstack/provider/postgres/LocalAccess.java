package dev.forkstack.provider.postgres;

import dev.forkstack.model.Secret;
import dev.forkstack.server.PostgresAddress;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.SecretFile;
import java.sql.Connection;
import java.util.Map;

/** The user's own server on this machine. Thread-safe. */
record LocalAccess(PostgresServer server) implements PostgresAccess {

    /** So that what a killed run asked for ends with it, where the server's system can tell. */
    private static final Map<String, String> SETTINGS =
            System.getProperty("os.name").startsWith("Windows")
                    ? Map.of()
                    : Map.of("client_connection_check_interval", "250");

    @Override
    public Connection admin(String database) {
        return server.connect(database, SETTINGS);
    }

    /** Server settings for every session that works on databases. */
    Map<String, String> settings() {
        return SETTINGS;
    }

    @Override
    public PostgresLogin as(String role, Secret password) {
        return new PostgresLogin(PostgresAddress.loopback(server.port()), role, password);
    }

    /** Where this machine keeps the password of a role. */
    SecretFile passwordOf(String role) {
        return new SecretFile(server.secrets().resolve("roles").resolve(role + ".password"));
    }
}
