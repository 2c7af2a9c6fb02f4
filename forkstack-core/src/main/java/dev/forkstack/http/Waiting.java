package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ProgressListener;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for something at a service, telling so and not for ever. Thread-safe. */
public final class Waiting {

    private static final Duration UNTOLD = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Pacing pacing;
    private final ProgressListener progress;

    public Waiting(Pacing pacing, ProgressListener progress) {
        this.pacing = pacing;
        this.progress = progress;
    }

    /**
     * Looks until there is a result.
     *
     * @param what is awaited, such as {@code branch app-alice to start}
     * @param look empty as long as it has not come; what it throws ends the waiting
     * @throws ForkStackException {@code UNAVAILABLE} if it does not come in time, or the thread is interrupted
     */
    public <T> T until(String what, Supplier<Optional<T>> look) {
        return until(what, look, () -> {});
    }

    /**
     * As {@link #until(String, Supplier)}.
     *
     * @param late done before it is thrown that it did not come in time; not after an interrupt or a look that failed
     */
    public <T> T until(String what, Supplier<Optional<T>> look, Runnable late) {
        long begin = System.nanoTime();
        Duration told = Duration.ZERO;
        for (int n = 1; ; n++) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(pacing.patience()) >= 0) {
                late.run();
                throw new ForkStackException(
                        Kind.UNAVAILABLE,
                        "Waited " + waited.toSeconds() + " s for " + what + ", in vain.",
                        "Run the command again; it goes on from what stands. If it stays so, choose another environment name.");
            }
            if (told.isZero() && waited.compareTo(UNTOLD) >= 0) {
                progress.started("waiting for " + what);
                told = waited;
            } else if (!told.isZero() && waited.minus(told).compareTo(BETWEEN_LINES) >= 0) {
                progress.note("still waiting for " + what + ", " + waited.toSeconds() + " s");
                told = waited;
            }
            Pacing.sleep(pacing.look(n));
        }
    }
}
