package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.MovableClock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Nanoseconds since 1970 by the service's clock, never the same twice, so that all that happens has an order. Thread-safe. */
public final class Nanos {

    private final MovableClock clock;
    private final AtomicLong last = new AtomicLong();

    Nanos(MovableClock clock) {
        this.clock = clock;
    }

    public long next() {
        return last.updateAndGet(before -> Math.max(before + 1, of(clock.now())));
    }

    public static long of(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
