package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Deletes at services that delete by name. Whoever makes another thing of that name in between must not lose it: before the
 * service is asked again, what stands is looked at, for as long as a busy service wants to be left alone. Thread-safe.
 */
public record CarefulDeletion(Waiting waiting) {

    private static final int ATTEMPTS = 5;

    /**
     * Returns when it is gone.
     *
     * @param what is to go, such as {@code database app-alice}
     * @param stands whether the very thing is still there
     */
    public void run(String what, Runnable deletion, BooleanSupplier stands) {
        AtomicInteger attempts = new AtomicInteger();
        waiting.until(what + " to be deleted", () -> {
            try {
                deletion.run();
                return Optional.of(what);
            } catch (ForkStackException e) {
                if (!e.leavesOutcomeOpen() && e.kind() != Kind.THROTTLED) {
                    throw e;
                }
                if (!Uninterrupted.run(stands::getAsBoolean)) {
                    return Optional.of(what);
                }
                if (attempts.incrementAndGet() == ATTEMPTS
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }
}
