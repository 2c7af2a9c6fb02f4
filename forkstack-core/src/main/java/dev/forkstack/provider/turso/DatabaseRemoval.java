package dev.forkstack.provider.turso;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deletes one very database. The service deletes by name, and whoever makes another of that name in between must not lose
 * it: before it is asked again, what stands is looked at, for as long as a busy service wants to be left alone. Thread-safe.
 */
record DatabaseRemoval(TursoApi api, KnownDatabases databases, Tokens tokens, Waiting waiting) {

    private static final int ATTEMPTS = 5;

    /** Returns when it is gone and so are the tokens for it, also if it was before. */
    void remove(Database database) {
        tokens.forgetting(database.id(), () -> delete(database));
        forget(database.id());
    }

    /** What is held of a database that is gone. */
    void forget(String id) {
        databases.forget(id);
        tokens.forget(id);
    }

    private void delete(Database database) {
        AtomicInteger attempts = new AtomicInteger();
        waiting.until("database " + database.name() + " to be deleted", () -> {
            try {
                api.delete(database.name());
                return Optional.of(database);
            } catch (ForkStackException e) {
                if (!e.leavesOutcomeOpen() && e.kind() != Kind.THROTTLED) {
                    throw e;
                }
                if (!Uninterrupted.run(() -> stands(database))) {
                    return Optional.of(database);
                }
                if (attempts.incrementAndGet() == ATTEMPTS
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }

    private boolean stands(Database database) {
        return api.find(database.name())
                .filter(now -> now.id().equals(database.id()))
                .isPresent();
    }
}
