package dev.forkstack.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time as the emulated service sees it, which a test can move forward. Thread-safe. */
final class NeonClock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    Instant now() {
        return Instant.now().plus(ahead.get());
    }

    void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }
}
