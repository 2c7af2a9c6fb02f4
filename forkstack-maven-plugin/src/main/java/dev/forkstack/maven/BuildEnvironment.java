package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One environment of a build: made once, by the first module that needs it, while the others wait, and removed once.
 * Thread-safe.
 */
final class BuildEnvironment {

    /** An interrupted creation undoes itself; longer than that nobody waits for it. */
    private static final long SECONDS_TO_UNDO = 60;

    /** What is done for it, by whichever thread comes to it. */
    interface Work {

        Given make();

        void remove(Given given);

        void tell(ForkStackException failure);
    }

    private final Work work;
    private final FutureTask<Given> making;
    private boolean begun;
    private boolean ended;

    BuildEnvironment(Work work) {
        this.work = work;
        this.making = new FutureTask<>(work::make);
    }

    /**
     * What the build was given; this returns when it stands.
     *
     * @throws ForkStackException if it could not be made, to everybody that asks: nothing is tried twice in one build
     */
    Given given() {
        begin();
        making.run();
        try {
            return making.get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    /** Nothing is made any more once the end has come, which a shutdown may bring in the middle of everything. */
    private synchronized void begin() {
        if (ended) {
            throw interrupted(null);
        }
        begun = true;
    }

    /** Whether somebody has asked for it already. */
    synchronized boolean isBegun() {
        return begun;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /**
     * Removes it, or leaves it where it was asked to; the second time it does nothing.
     *
     * @throws ForkStackException if it could not be removed, and then it may be tried again
     */
    synchronized void remove() {
        if (!ended) {
            Optional<Given> made = made();
            made.ifPresent(work::remove);
            ended = true;
            made.ifPresent(given -> given.file().close());
        }
    }

    /** Removes it if nobody has, and tells a failure, which fails no build any more. */
    void end() {
        try {
            remove();
        } catch (ForkStackException e) {
            work.tell(e);
        }
    }

    private Optional<Given> made() {
        if (!begun) {
            return Optional.empty();
        }
        try {
            return Optional.of(making.get(SECONDS_TO_UNDO, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty(); // whoever made it has been told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) e.getCause();
    }

    private static ForkStackException interrupted(Exception cause) {
        return new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the build again.", cause);
    }
}
