package dev.forkstack.provider.bulk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many requests are under way at once: more as long as more get through, half as many when the store says that it is too
 * many. Thread-safe.
 */
public final class AdaptiveLimit {

    private static final int FIRST = 16;

    /** Less is chance. */
    private static final double BETTER = 1.05;

    /** So many looks at a level that has proven best pass before a higher one is tried again. */
    private static final int LOOKS_BETWEEN_TRIALS = 10;

    private static final long SHORTEST_LOOK_NANOS = 100_000_000;

    private final int most;
    private final LongSupplier clock;

    private int limit;
    private int best;
    private double bestRate;
    private boolean grows = true;
    private int looks;
    private long lookBegan;
    private double done;
    private int answers;
    private long halved;
    private long pausedUntil;

    /** @param clock nanoseconds */
    public AdaptiveLimit(int most, LongSupplier clock) {
        this(Math.min(FIRST, most), most, clock);
    }

    /** @param first how many at first, for requests of which a store can take many @param clock nanoseconds */
    public AdaptiveLimit(int first, int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
        this.limit = first;
        this.best = limit;
        this.lookBegan = clock.getAsLong();
        this.halved = lookBegan;
        this.pausedUntil = lookBegan;
    }

    public synchronized int limit() {
        return limit;
    }

    public int most() {
        return most;
    }

    /** How long nothing may be sent. */
    public synchronized Duration pause() {
        return Duration.ofNanos(Math.max(0, pausedUntil - clock.getAsLong()));
    }

    /** A request has done what it should. @param work how much that was, in any unit that stays the same */
    public synchronized void succeeded(double work) {
        done += work;
        answers++;
        long now = clock.getAsLong();
        long took = now - lookBegan;
        if (answers >= limit && took >= SHORTEST_LOOK_NANOS) {
            look(done / took);
            begin(now);
        }
    }

    private void look(double rate) {
        boolean isBetter = rate > bestRate * BETTER;
        if (limit > best && !isBetter) {
            limit = best; // the trial brought nothing
            grows = false;
            looks = 0;
        } else if (limit > best || grows) {
            best = limit;
            bestRate = rate;
            limit = Math.min(most, grows ? limit * 2 : limit + Math.max(1, limit / 4));
        } else if (++looks >= LOOKS_BETWEEN_TRIALS) {
            looks = 0;
            limit = Math.min(most, limit + Math.max(1, limit / 4));
        } else {
            bestRate = (3 * bestRate + rate) / 4; // what the store gives changes with time
        }
    }

    /**
     * The store is too busy, or has not answered in time.
     *
     * @param asked how long it wants to be left alone; zero if it does not say
     */
    public synchronized void refused(Duration asked) {
        long now = clock.getAsLong();
        pausedUntil = Math.max(pausedUntil, now + asked.toNanos());
        // All that were under way are refused together: that is one refusal.
        if (now - halved >= SHORTEST_LOOK_NANOS || halved == 0) {
            halved = now;
            limit = Math.max(1, limit / 2);
            best = limit;
            bestRate = 0;
            grows = false;
            looks = 0;
            begin(Math.max(now, pausedUntil));
        }
    }

    private void begin(long now) {
        lookBegan = now;
        done = 0;
        answers = 0;
    }
}
