package dev.forkstack.workflow;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that is brought to its end although its caller is interrupted, because half of it is worse than none or all. */
public final class Unstoppable {

    private Unstoppable() {}

    /** Returns what the action returns, and leaves the thread interrupted if it was interrupted meanwhile. */
    public static <T> T run(Supplier<T> action) {
        FutureTask<T> work = new FutureTask<>(action::get);
        new Thread(work, "forkstack-unstoppable").start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
