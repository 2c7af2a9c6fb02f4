package dev.forkstack.emulator;

import java.time.Duration;

/** When a new database begins to serve. Thread-safe. */
final class Readiness {

    private static final long SLOW_NANOS = Duration.ofSeconds(2).toNanos();

    private final boolean isLie;
    private final long end;
    private int requestsLeft;

    private Readiness(boolean isLie, long nanos, int requestsLeft) {
        this.isLie = isLie;
        this.end = System.nanoTime() + nanos;
        this.requestsLeft = requestsLeft;
    }

    /** @param made the call that made the database, which may have met a fault */
    static Readiness of(Request made, int requests) {
        if (made.meets(Fault.Kind.SLOW_READY)) {
            return new Readiness(false, SLOW_NANOS, 0);
        }
        return made.meets(Fault.Kind.READY_THAT_IS_NOT)
                ? new Readiness(true, SLOW_NANOS, 0)
                : new Readiness(false, 0, requests);
    }

    /**
     * Counts a request.
     *
     * @param isHealth whether it asks for the health only, which is what a lie is told about
     * @throws Refusal 404, or 500 at every other time of a lie
     */
    synchronized void meet(String database, boolean isHealth) {
        boolean isEarly = System.nanoTime() - end < 0;
        if (isLie && isEarly && !isHealth) {
            requestsLeft++;
            throw new Refusal(requestsLeft % 2 == 0 ? 500 : 404, "", absent(database));
        }
        if (!isLie && (isEarly || requestsLeft > 0)) {
            requestsLeft--;
            throw new Refusal(404, "", absent(database));
        }
    }

    private static String absent(String database) {
        return "Namespace `" + database + "` doesn't exist";
    }
}
