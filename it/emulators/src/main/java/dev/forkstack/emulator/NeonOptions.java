package dev.forkstack.emulator;

import dev.forkstack.emulator.postgres.PostgresAccess;
import java.time.Duration;

/**
 * How the emulated Neon is. Immutable.
 *
 * @param host of the PostgreSQL server that holds the data
 * @param user a superuser of that server
 * @param listenPort of the API; 0 for a free one
 * @param branchLimit branches a project can have, the default one among them
 * @param rootBranchLimit branches without a parent a project can have
 * @param operationTime how long each operation runs; the project is locked meanwhile
 */
public record NeonOptions(
        String host,
        int port,
        String user,
        String password,
        int listenPort,
        int branchLimit,
        int rootBranchLimit,
        Duration operationTime) {

    /** With the limits of the Launch plan, and operations of 20 ms. */
    public static NeonOptions of(String host, int port, String user, String password) {
        return new NeonOptions(host, port, user, password, 0, 10, 5, Duration.ofMillis(20));
    }

    public NeonOptions listenAt(int newPort) {
        return new NeonOptions(host, port, user, password, newPort, branchLimit, rootBranchLimit, operationTime);
    }

    public NeonOptions limits(int branches, int rootBranches) {
        return new NeonOptions(host, port, user, password, listenPort, branches, rootBranches, operationTime);
    }

    public NeonOptions operationsTake(Duration time) {
        return new NeonOptions(host, port, user, password, listenPort, branchLimit, rootBranchLimit, time);
    }

    PostgresAccess server() {
        return new PostgresAccess(host, port, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "NeonOptions " + user + "@" + host + ":" + port;
    }
}
