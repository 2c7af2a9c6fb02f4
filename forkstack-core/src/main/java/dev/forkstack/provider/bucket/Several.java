package dev.forkstack.provider.bucket;

import dev.forkstack.http.Pacing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks a store for many small things, some of them at a time. */
final class Several {

    private Several() {}

    /** The results in the order of the inputs; the first failure ends the rest, as an interrupt does. */
    static <A, B> List<B> map(List<A> inputs, int atOnce, Function<A, B> ask) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, inputs.size())));
        try {
            List<Future<B>> asked = new ArrayList<>();
            inputs.forEach(input -> asked.add(threads.submit(() -> ask.apply(input))));
            List<B> results = new ArrayList<>();
            for (Future<B> each : asked) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
