package dev.forkstack.provider.postgres;

import dev.forkstack.model.Secret;
import dev.forkstack.server.PostgresLogin;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.SecretFile;
import java.nio.file.Path;
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

    @Override
    public Map<String, String> settings() {
        return SETTINGS;
    }

    @Override
    public PostgresLogin as(String role, Secret password) {
        return new PostgresLogin(server.port(), role, password);
    }

    @Override
    public SecretFile passwordOf(String role) {
        return new SecretFile(server.secrets().resolve("roles").resolve(role + ".password"));
    }

    @Override
    public Path data() {
        return server.data();
    }
}
