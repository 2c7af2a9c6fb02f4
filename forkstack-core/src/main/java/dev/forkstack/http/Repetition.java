package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether one request is sent once more, and when: waits, then says yes. For one thread. */
final class Repetition {

    /** After a failure that nobody expects; a service that asks to wait is waited for as long as there is patience. */
    private static final int AFTER_FAILURES = 4;

    private final Service service;
    private final ApiRequest request;
    private final Pacing pacing;
    private final ProgressListener progress;
    private final long begin = System.nanoTime();
    private int done;
    private boolean told;

    Repetition(Service service, ApiRequest request, Pacing pacing, ProgressListener progress) {
        this.service = service;
        this.request = request;
        this.pacing = pacing;
        this.progress = progress;
    }

    /** @throws ForkStackException if the thread is interrupted while it waits */
    boolean after(Answer answer, Optional<Duration> asked) {
        boolean busy = answer.is(423) || answer.is(429) || answer.is(503);
        boolean allowed = service.notBegun().contains(answer.status())
                || request.repeatable() && (busy || answer.status() >= 500 && done < AFTER_FAILURES);
        return allowed && waited(asked, "is busy (" + answer.status() + ")");
    }

    /** As {@link #after(Answer, Optional)}, when there was no answer. */
    boolean after(IOException failure) {
        return request.repeatable()
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
        if (!told && (done > 2 || pause.toMillis() >= 1_000)) {
            told = true;
            progress.started("waiting: " + service.name() + " " + why + ", asked to " + request.purpose());
        }
        Pacing.sleep(pause);
        return true;
    }
}
