package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.time.Duration;

/**
 * How the emulated PlanetScale is. Immutable.
 *
 * @param data over which server; it stays when the emulator ends
 * @param port of the API; 0 for a free one
 * @param readyAfter how long a new branch or database is {@code pending}
 * @param notFoundFirst how many requests about a new branch are answered with 404, or lists without it
 * @param branchLimit development branches a database can have
 * @param hasErrorLists whether a 422 has the second form, a list of errors by field
 */
public record PlanetScaleOptions(
        Data data, int port, Duration readyAfter, int notFoundFirst, int branchLimit, boolean hasErrorLists) {

    /** Makes the engine of one emulator. */
    interface Data {
        Engine open();
    }

    private static PlanetScaleOptions over(Data data) {
        return new PlanetScaleOptions(data, 0, Duration.ofMillis(20), 0, 100, false);
    }

    /** Databases of kind {@code mysql}. */
    public static PlanetScaleOptions vitess(MariaDbServer server) {
        return over(() -> new VitessEngine(server));
    }

    /** Databases of kind {@code postgresql}. */
    public static PlanetScaleOptions postgres(PostgresAccess server) {
        return over(() -> new PostgresEngine(server));
    }

    public PlanetScaleOptions withPort(int number) {
        return new PlanetScaleOptions(data, number, readyAfter, notFoundFirst, branchLimit, hasErrorLists);
    }

    public PlanetScaleOptions withReadyAfter(Duration time) {
        return new PlanetScaleOptions(data, port, time, notFoundFirst, branchLimit, hasErrorLists);
    }

    public PlanetScaleOptions withNotFoundFirst(int requests) {
        return new PlanetScaleOptions(data, port, readyAfter, requests, branchLimit, hasErrorLists);
    }

    public PlanetScaleOptions withBranchLimit(int branches) {
        return new PlanetScaleOptions(data, port, readyAfter, notFoundFirst, branches, hasErrorLists);
    }

    public PlanetScaleOptions withErrorLists() {
        return new PlanetScaleOptions(data, port, readyAfter, notFoundFirst, branchLimit, true);
    }
}
