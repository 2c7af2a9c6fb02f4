package dev.forkstack.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks a service for many things, several at a time and not more than it likes. */
public final class AtOnce {

    private static final int MOST = 8;

    private AtOnce() {}

    /** The answers in the order of the questions. A failure, or an interrupt, ends all that have not been asked yet. */
    public static <A, B> List<B> map(List<A> questions, Function<A, B> ask) {
        if (questions.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST, questions.size()));
        try {
            List<Future<B>> asked = new ArrayList<>();
            questions.forEach(question -> asked.add(threads.submit((Callable<B>) () -> ask.apply(question))));
            List<B> answers = new ArrayList<>();
            for (Future<B> each : asked) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
