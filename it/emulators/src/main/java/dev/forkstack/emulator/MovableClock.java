package dev.forkstack.emulator;

import java.time.Duration;
import java.time.Instant;

/** The time as the emulated service has it: the machine's, moved ahead on request. Thread-safe. */
public final class MovableClock {

    private Duration ahead = Duration.ZERO;

    public synchronized Instant now() {
        return Instant.now().plus(ahead);
    }

    public synchronized void advance(Duration more) {
        ahead = ahead.plus(more);
    }
}
