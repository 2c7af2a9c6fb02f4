package dev.forkstack.bench.bare;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Lets a call that throws run on another thread. */
final class Unchecked {

    private Unchecked() {}

    static <T> Supplier<T> of(Callable<T> call) {
        return () -> {
            try {
                return call.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        };
    }
}
