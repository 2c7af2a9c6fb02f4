package dev.forkstack.harness;

import dev.forkstack.emulator.CallListener;
import dev.forkstack.emulator.Traffic;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows how many calls a service is at, and lets one process at a time be ended at them. Thread-safe. */
final class HttpWatch implements CallListener {

    private static final long LIMIT_NANOS = 60_000_000_000L;
    private static final int QUIET_LOOKS = 5;
    private static final long LOOK_MILLIS = 10;

    private final Traffic traffic;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile CallListener points = CallListener.NONE;

    HttpWatch(Traffic traffic) {
        this.traffic = traffic;
        traffic.listen(this);
    }

    Traffic traffic() {
        return traffic;
    }

    void tell(CallListener listener) {
        points = listener;
    }

    @Override
    public boolean begins(String method, String path) {
        underWay.incrementAndGet();
        boolean goesOn = points.begins(method, path);
        if (!goesOn) {
            underWay.decrementAndGet();
        }
        return goesOn;
    }

    @Override
    public void ends(String method, String path) {
        try {
            points.ends(method, path);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** Waits until the service has done all that a killed process asked for; what is still on its way comes within moments. */
    void awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        for (int quiet = 0; quiet < QUIET_LOOKS; quiet = underWay.get() == 0 ? quiet + 1 : 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("A call of a killed process has not ended within 60 s.");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
