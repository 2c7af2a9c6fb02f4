package dev.forkstack.http;

import java.util.function.Supplier;

/** What has to be known, or taken back, although somebody has pressed Ctrl-C. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** Does it on this thread, which stays interrupted if it was. */
    public static <T> T run(Supplier<T> action) {
        boolean interrupted = Thread.interrupted();
        try {
            return action.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
