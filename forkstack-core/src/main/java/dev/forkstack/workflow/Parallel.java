package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Does the same for several providers at the same time. */
final class Parallel {

    private Parallel() {}

    /**
     * The results in the order of the inputs. The first failure, or an interrupt of the caller, interrupts the other
     * actions. It is thrown once all have ended, so that no undo meets an action that is still under way, with their
     * failures suppressed.
     */
    static <A, B> List<B> map(List<A> inputs, Function<A, B> action) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, inputs.size()));
        CompletionService<B> done = new ExecutorCompletionService<>(threads);
        List<Future<B>> futures = new ArrayList<>();
        inputs.forEach(input -> futures.add(done.submit(() -> action.apply(input))));
        Failures failures = new Failures();
        boolean interrupted = false;
        for (int left = futures.size(); left > 0; ) {
            try {
                Future<B> ended = done.take();
                left--;
                ended.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
                end(threads);
            } catch (InterruptedException e) {
                interrupted = true;
                failures.add(new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e));
                end(threads);
            }
        }
        threads.shutdown();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        failures.throwFirst();
        return futures.stream().map(Parallel::result).toList();
    }

    /** Interrupts them once: who has heard it undoes what it did, and is not to be interrupted in that. */
    private static void end(ExecutorService threads) {
        if (!threads.isShutdown()) {
            threads.shutdownNow();
        }
    }

    private static <B> B result(Future<B> ended) {
        try {
            return ended.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("It has ended well, as was seen before", e);
        }
    }

    /** The first failure, which carries the later ones. */
    private static final class Failures {
        private Throwable first;

        void add(Throwable failure) {
            if (first == null) {
                first = failure;
            } else if (first != failure && !isInterruption(failure)) {
                first.addSuppressed(failure);
            } else if (first != failure) {
                Stream.of(failure.getSuppressed()).forEach(first::addSuppressed); // such as what could not be undone
            }
        }

        /** That the others were interrupted because one had failed is no failure of theirs that anybody wants to read. */
        private static boolean isInterruption(Throwable failure) {
            for (Throwable next = failure; next != null; next = next.getCause()) {
                if (next instanceof InterruptedException || next instanceof ClosedByInterruptException) {
                    return true;
                }
            }
            return false;
        }

        void throwFirst() {
            if (first instanceof Error error) {
                throw error;
            }
            if (first != null) {
                throw (RuntimeException) first; // an action of this kind throws nothing else
            }
        }
    }
}
