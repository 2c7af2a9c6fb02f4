package dev.forkstack.emulator.planetscale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A password of kind {@code mysql} or a role of kind {@code postgresql}, without its secret. Immutable.
 *
 * @param name as its maker named it; nothing keeps two from having the same
 * @param rights the one role of a password, or the roles that a role inherits
 */
record Login(
        String id,
        String branchId,
        String name,
        String user,
        List<String> rights,
        Optional<Duration> life,
        Instant created,
        Instant renewed) {

    Optional<Instant> expires() {
        return life.map(renewed::plus);
    }

    boolean hasExpired(Instant now) {
        return expires().filter(end -> !end.isAfter(now)).isPresent();
    }

    Login renewed(Instant now) {
        return new Login(id, branchId, name, user, rights, life, created, now);
    }

    Login renamed(String other) {
        return new Login(id, branchId, other, user, rights, life, created, renewed);
    }
}
