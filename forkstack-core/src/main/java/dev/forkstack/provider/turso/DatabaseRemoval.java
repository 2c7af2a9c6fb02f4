package dev.forkstack.provider.turso;

import dev.forkstack.http.CarefulDeletion;
import dev.forkstack.http.Waiting;

/** Deletes one very database, and what this user holds of it. Thread-safe. */
record DatabaseRemoval(TursoApi api, KnownDatabases databases, Tokens tokens, Waiting waiting) {

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
        new CarefulDeletion(waiting)
                .run("database " + database.name(), () -> api.delete(database.name()), () -> stands(database));
    }

    private boolean stands(Database database) {
        return api.find(database.name())
                .filter(now -> now.id().equals(database.id()))
                .isPresent();
    }
}
