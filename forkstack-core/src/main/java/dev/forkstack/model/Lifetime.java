package dev.forkstack.model;

import java.time.Duration;
import java.time.Instant;

/** From when to when a credential works. Immutable. */
public record Lifetime(Instant issued, Instant expires) {

    /** Renewed while a quarter of its life is left, so that what has read it can go on for a while. */
    public boolean isWorthKeeping(Instant now) {
        return Duration.between(now, expires).multipliedBy(4).compareTo(Duration.between(issued, expires)) > 0;
    }
}
