package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Sha256;
import java.nio.file.Path;
import java.util.List;

/**
 * Chooses where PostgreSQL stands: below {@code FORKSTACK_HOME}, or, where root can run it as nobody only, below a
 * directory that nobody can reach. Data that exist decide for ever. Immutable.
 *
 * @param shared for clusters that belong to nobody
 * @param ways how an ordinary user may run it, the best first
 */
record PostgresPlaces(UserHome home, int major, Path shared, List<OrdinaryUser> ways) {

    /** As this process needs it. */
    static PostgresPlaces of(UserHome home, int major) {
        return new PostgresPlaces(
                home,
                major,
                Path.of("/var/lib/forkstack"),
                OrdinaryUser.isNeeded()
                        ? List.of(
                                OrdinaryUser.NAMESPACE, OrdinaryUser.NOBODY_BY_SETPRIV, OrdinaryUser.NOBODY_BY_RUNUSER)
                        : List.of(OrdinaryUser.CALLER));
    }

    /** Where the data stand by now, or will stand for an ordinary user; runs nothing. */
    PostgresPlace existing() {
        return !own().hasData() && nobodys().hasData() ? nobodys() : own();
    }

    /**
     * How to run the programs, by whom the existing data belong to.
     *
     * @throws ForkStackException {@code LOCAL_STATE} if this machine does not let root do that
     */
    OrdinaryUser user() {
        boolean data = existing().hasData();
        boolean nobody = existing().equals(nobodys());
        return OrdinaryUser.firstOf(
                ways.stream().filter(way -> !data || way.isNobody() == nobody).toList());
    }

    /** Where data go that this user makes. */
    PostgresPlace of(OrdinaryUser user) {
        return user.isNobody() ? nobodys() : own();
    }

    private PostgresPlace own() {
        return new PostgresPlace(home.programs(), home.postgres(major));
    }

    private PostgresPlace nobodys() {
        Path directory = shared.resolve(Sha256.hex(home.directory().toString()).substring(0, 12));
        return new PostgresPlace(directory.resolve("programs"), directory.resolve("postgres-" + major));
    }
}
