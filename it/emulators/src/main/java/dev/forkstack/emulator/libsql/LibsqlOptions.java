package dev.forkstack.emulator.libsql;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server was started. Immutable.
 *
 * @param directory for the SQLite files, which are new at each start
 * @param adminPort of the admin API; 0 for a free one
 * @param dataPort of the databases; 0 for a free one
 * @param jwtKey the public half of the key that tokens are signed with, 32 bytes in base64url; empty for a server that asks
 *     nobody for one
 */
public record LibsqlOptions(Path directory, int adminPort, int dataPort, Optional<String> jwtKey) {

    /** Whom nobody has to show a token, at free ports. */
    public static LibsqlOptions in(Path directory) {
        return new LibsqlOptions(directory, 0, 0, Optional.empty());
    }

    public LibsqlOptions withPorts(int admin, int data) {
        return new LibsqlOptions(directory, admin, data, jwtKey);
    }

    public LibsqlOptions withJwtKey(String key) {
        return new LibsqlOptions(directory, adminPort, dataPort, Optional.of(key));
    }
}
