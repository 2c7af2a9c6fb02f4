package dev.forkstack.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Undoes in reverse what was begun, unless it is committed. An undo is registered before its action, because a cut
 * connection can leave an action done that looked as if it failed; so each undo looks before it deletes. Thread-safe.
 */
final class Rollback {

    private final Deque<Runnable> undos = new ArrayDeque<>();

    /** Does the work; what it registered is undone if it fails. */
    static <T> T around(Function<Rollback, T> work) {
        Rollback rollback = new Rollback();
        try {
            T result = work.apply(rollback);
            rollback.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback.undo(e);
            throw e;
        }
    }

    synchronized void onFailure(Runnable undo) {
        undos.push(undo);
    }

    synchronized void commit() {
        undos.clear();
    }

    /** Runs every undo, newest first; failures of undos are suppressed in the one that caused all this. */
    synchronized void undo(Throwable cause) {
        boolean interrupted = Thread.interrupted(); // an undo talks to servers, which an interrupt would cut
        while (!undos.isEmpty()) {
            try {
                undos.pop().run();
            } catch (RuntimeException | Error e) {
                cause.addSuppressed(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
