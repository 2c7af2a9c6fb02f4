package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The login of a running server's superuser, and what it means when it does not work. Immutable.
 *
 * @param server for messages
 * @param port asked for each login, because a server that starts again may have moved
 * @param password the file that has it
 */
record PostgresSuperuser(String server, IntSupplier port, Path password, PostgresPlace place) {

    private static final int SECONDS_TO_START = 60;
    private static final long BETWEEN_LOGINS_MILLIS = 100;

    PostgresLogin login() {
        return new PostgresLogin(
                PostgresAddress.loopback(port.getAsInt()), PostgresServer.SUPERUSER, new SecretFile(password).read());
    }

    /**
     * Waits for a real login: whatever listens on the port, only our server knows this password.
     *
     * @throws ForkStackException as {@link #unreachable}
     */
    void await() throws InterruptedException {
        SQLException last;
        Instant limit = Instant.now().plusSeconds(SECONDS_TO_START);
        do {
            try {
                login().connect("postgres", Map.of()).close();
                return;
            } catch (SQLException e) {
                last = e;
                Thread.sleep(BETWEEN_LOGINS_MILLIS);
            }
        } while (!isRefused(last) && Instant.now().isBefore(limit));
        throw unreachable(last);
    }

    ForkStackException unreachable(SQLException cause) {
        if (isRefused(cause)) {
            return new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    server + " does not accept the password in " + password + ": " + cause.getMessage(),
                    "Restore that file, or stop the server and remove " + place.cluster()
                            + ", which removes all local databases.",
                    cause);
        }
        return new ForkStackException(
                ForkStackException.Kind.UNAVAILABLE,
                server + " runs but does not answer: " + cause.getMessage(),
                "Read " + place.log() + ", then restart it with: make envs-down envs-up",
                cause);
    }

    /** Class 28 of PostgreSQL's error codes: invalid authorization. */
    private static boolean isRefused(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("28");
    }
}
