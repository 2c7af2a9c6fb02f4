package dev.forkstack.emulator;

import dev.forkstack.emulator.postgres.PostgresAccess;
import java.time.Duration;

/**
 * How the emulated Neon is. Immutable.
 *
 * @param server of PostgreSQL, which holds the data
 * @param port of the API; 0 for a free one
 * @param branchLimit branches a project can have, the default one among them
 * @param rootBranchLimit branches without a parent a project can have
 * @param operationTime how long each operation runs; the project is locked meanwhile
 */
public record NeonOptions(
        PostgresAccess server, int port, int branchLimit, int rootBranchLimit, Duration operationTime) {

    /** With the limits of the Launch plan, and operations of 20 ms. */
    public static NeonOptions of(PostgresAccess server) {
        return new NeonOptions(server, 0, 10, 5, Duration.ofMillis(20));
    }

    public NeonOptions listenAt(int newPort) {
        return new NeonOptions(server, newPort, branchLimit, rootBranchLimit, operationTime);
    }

    public NeonOptions limits(int branches, int rootBranches) {
        return new NeonOptions(server, port, branches, rootBranches, operationTime);
    }

    public NeonOptions operationsTake(Duration time) {
        return new NeonOptions(server, port, branchLimit, rootBranchLimit, time);
    }
}
