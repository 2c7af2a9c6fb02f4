package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether one request is sent once more, and when: waits, then says yes. For one thread. */
public final class Repetition {

    /** After a failure that nobody expects; a service that asks to wait is waited for as long as there is patience. */
    private static final int AFTER_FAILURES = 4;

    private static final long UNTOLD_NANOS = 5_000_000_000L;

    private final String service;
    private final String purpose;
    private final boolean repeatable;
    private final Pacing pacing;
    private final ProgressListener progress;
    private final long begin = System.nanoTime();
    private int done;
    private boolean told;

    /**
     * @param purpose for messages, as what the service is asked to do
     * @param repeatable whether sending it twice is the same as once
     */
    public Repetition(String service, String purpose, boolean repeatable, Pacing pacing, ProgressListener progress) {
        this.service = service;
        this.purpose = purpose;
        this.repeatable = repeatable;
        this.pacing = pacing;
        this.progress = progress;
    }

    /**
     * @param begun false if the service says that it has not begun what was asked, so that anything may be sent again
     * @param asked how long the service asks to wait
     * @throws ForkStackException if the thread is interrupted while it waits
     */
    public boolean after(int status, boolean begun, Optional<Duration> asked) {
        boolean busy = status == 423 || status == 429 || status == 503;
        boolean allowed = !begun || repeatable && (busy || status >= 500 && done < AFTER_FAILURES);
        return allowed && waited(asked, "is busy (" + status + ")");
    }

    /** As {@link #after(int, boolean, Optional)}, when there was no answer. */
    public boolean after(IOException failure) {
        return repeatable
                && !(failure instanceof BoundedBody.TooLong)
                && done < AFTER_FAILURES
                && waited(Optional.empty(), "does not answer");
    }

    private boolean waited(Optional<Duration> asked, String why) {
        Duration left = pacing.patience().minus(Duration.ofNanos(System.nanoTime() - begin));
        done++;
        Duration random = pacing.pause(done);
        // Spread over some time even so: everybody whom the service turned away was told the same.
        Duration pause = asked.map(random::plus).orElse(random);
        if (pause.compareTo(left) > 0) {
            return false;
        }
        boolean isLong = System.nanoTime() - begin > UNTOLD_NANOS;
        if (!told && (done > 2 || isLong || pause.toMillis() >= 1_000)) {
            told = true;
            progress.started("waiting: " + service + " " + why + ", asked to " + purpose);
        }
        Pacing.sleep(pause);
        return true;
    }
}
