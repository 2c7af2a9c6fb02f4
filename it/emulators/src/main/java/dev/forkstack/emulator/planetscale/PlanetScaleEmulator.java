package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.EmulatorServer;
import dev.forkstack.emulator.Traffic;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * PlanetScale's API on 127.0.0.1, over a real MariaDB or PostgreSQL server; one kind of database an emulator. Thread-safe.
 *
 * <p>A database {@code shop} with the production branch {@code main} stands from the start in the organization {@code acme}.
 * What differs from PlanetScale is said at {@link VitessEngine}, {@link PostgresEngine}, {@link Passwords}, {@link Backups}
 * and {@link BranchSource}.
 */
public final class PlanetScaleEmulator implements AutoCloseable {

    static final String DATABASE = "shop";

    private final Traffic traffic = new Traffic();
    private final Account account;
    private final PlanetScaleService service;
    private final EmulatorServer server;
    private final String token;

    private PlanetScaleEmulator(PlanetScaleOptions options) {
        account = new Account(options);
        token = account.tokens().issue();
        service = new PlanetScaleService(account);
        server = EmulatorServer.start(options.port(), service, traffic);
    }

    /** @throws IllegalStateException if the database server does not do what is asked of it */
    public static PlanetScaleEmulator start(PlanetScaleOptions options) {
        PlanetScaleEmulator emulator = new PlanetScaleEmulator(options);
        try {
            // Last, so that a port that is taken leaves nothing in the server.
            emulator.account.create(DATABASE, Birth.past());
            return emulator;
        } catch (SQLException e) {
            try (emulator) {
                throw new IllegalStateException("The database server cannot be used: " + e.getMessage(), e);
            }
        }
    }

    /** {@code http://127.0.0.1:PORT/v1}. */
    public URI api() {
        return server.uri().resolve("/v1");
    }

    /** {@code ID:TOKEN} of a service token with every access. */
    public String token() {
        return token;
    }

    /** Another one. @param accesses by their names, such as {@code create_branch}; none for all */
    public String newToken(String... accesses) {
        return account.tokens().issue(accesses);
    }

    public String organization() {
        return Account.ORGANIZATION;
    }

    public String database() {
        return DATABASE;
    }

    /** Sets what a database allows or says, such as {@code allow_data_branching}; {@code initializing} is one too. */
    public void set(String flag, boolean value) {
        service.set(DATABASE, flag, value);
    }

    /** Says how a backup has ended, such as {@code failed}. */
    public void endBackup(String id, String state) {
        service.endBackup(id, state);
    }

    /** Remembers what a branch of the first database has now, for restore points. @return that instant */
    public Instant snapshot(String branch) {
        try {
            return service.snapshot(DATABASE, branch);
        } catch (Exception e) {
            throw new IllegalStateException("The server kept no copy: " + e.getMessage(), e);
        }
    }

    /** Moves the service's time ahead; logins end by it. */
    public void advance(Duration duration) {
        service.advance(duration);
    }

    public Traffic traffic() {
        return traffic;
    }

    /** What {@code /_emulator/state} says. */
    public String state() {
        return service.state();
    }

    /** Removes all that it made in the server, which goes on. */
    @Override
    public void close() {
        server.close();
        service.close();
    }
}
