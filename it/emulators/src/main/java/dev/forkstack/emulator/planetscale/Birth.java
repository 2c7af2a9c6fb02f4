package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Request;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How far something new is. Thread-safe. */
final class Birth {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final long end;
    private final boolean isLie;
    private final AtomicInteger notFoundLeft;

    private Birth(Duration time, boolean isLie, int notFoundFirst) {
        this.end = System.nanoTime() + time.toNanos();
        this.isLie = isLie;
        this.notFoundLeft = new AtomicInteger(notFoundFirst);
    }

    /** Of what was always there. */
    static Birth past() {
        return new Birth(Duration.ZERO, false, 0);
    }

    /** @param made the call that made it, which may have met a fault; a slow birth or a lie takes 2 s */
    static Birth of(Request made, Duration usual, int notFoundFirst) {
        boolean isLie = made.meets(Fault.Kind.READY_THAT_IS_NOT);
        boolean isSlow = isLie || made.meets(Fault.Kind.SLOW_READY);
        return new Birth(isSlow ? SLOW : usual, isLie, notFoundFirst);
    }

    /** Counts a request. @return whether this one is answered as if there was nothing */
    boolean isHidden() {
        return notFoundLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** What the API says. */
    boolean isReady() {
        return isLie || isUsable();
    }

    /** Whether connections are let in. */
    boolean isUsable() {
        return System.nanoTime() - end >= 0;
    }

    /** Whether half of its time has gone. */
    boolean isRunning(Duration usual) {
        return System.nanoTime() - end + usual.toNanos() / 2 >= 0;
    }
}
