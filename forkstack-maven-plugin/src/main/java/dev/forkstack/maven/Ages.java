package dev.forkstack.maven;

import java.time.Duration;
import java.time.Instant;

/** How old something is, in a few characters. */
final class Ages {

    private Ages() {}

    /** {@code 5 min}, {@code 3 h}, {@code 12 d}. */
    static String of(Instant created) {
        Duration age = Duration.between(created, Instant.now());
        if (age.toMinutes() < 120) {
            return age.toMinutes() < 1 ? "now" : age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
