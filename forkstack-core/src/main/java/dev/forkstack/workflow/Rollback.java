package dev.forkstack.workflow;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Undoes in reverse what was begun, unless it is committed. An undo is registered before its action, because a cut
 * connection can leave an action done that looked as if it failed; so each undo looks before it deletes. Thread-safe.
 */
final class Rollback {

    private record Undo(String name, Runnable action) {}

    private final Deque<Undo> undos = new ArrayDeque<>();

    synchronized void onFailure(String name, Runnable undo) {
        undos.push(new Undo(name, undo));
    }

    synchronized void commit() {
        undos.clear();
    }

    /** Runs every undo, newest first; failures of undos are suppressed in the one that caused all this. */
    synchronized void undo(Throwable cause) {
        boolean interrupted = Thread.interrupted(); // an undo talks to servers, which an interrupt would cut
        while (!undos.isEmpty()) {
            try {
                undos.pop().action().run();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
