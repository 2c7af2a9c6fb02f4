package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does the same for several providers at the same time. */
final class Parallel {

    private Parallel() {}

    /**
     * The results in the order of the inputs. The first failure interrupts the other actions, waits until they have
     * ended, and is thrown with theirs suppressed.
     */
    static <A, B> List<B> map(List<A> inputs, Function<A, B> action) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, inputs.size()));
        try {
            CompletionService<B> done = new ExecutorCompletionService<>(threads);
            List<Future<B>> futures = new ArrayList<>();
            inputs.forEach(input -> futures.add(done.submit(() -> action.apply(input))));
            awaitAll(futures.size(), done, threads);
            List<B> results = new ArrayList<>();
            for (Future<B> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            endAll(threads);
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        } catch (ExecutionException e) {
            throw asRuntime(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static <B> void awaitAll(int count, CompletionService<B> done, ExecutorService threads)
            throws InterruptedException {
        Throwable first = null;
        for (int i = 0; i < count; i++) {
            try {
                done.take().get();
            } catch (ExecutionException e) {
                if (first == null) {
                    first = e.getCause();
                    threads.shutdownNow();
                } else if (first != e.getCause()) {
                    first.addSuppressed(e.getCause());
                }
            }
        }
        if (first != null) {
            throw asRuntime(first);
        }
    }

    private static RuntimeException asRuntime(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    /** Interrupts what runs and waits for it, so that no undo meets an action that is still under way. */
    private static void endAll(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("An interrupted step has not ended within 60 s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
