package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;

/** What PlanetScale says of the database and what does not change during a command, asked for once. Thread-safe. */
final class KnownDatabase {

    private final PlanetScaleApi api;
    private Json known;

    KnownDatabase(PlanetScaleApi api) {
        this.api = api;
    }

    Engine engine() {
        return Engine.of(known());
    }

    String defaultBranch() {
        return known().text("default_branch");
    }

    /** Asks the service, always: flags and limits change. */
    synchronized Json look() {
        Json seen = api.database();
        seen.text("default_branch"); // an answer without it is an error now, and none for whoever undoes what was begun
        known = seen;
        return seen;
    }

    private synchronized Json known() {
        return known == null ? look() : known;
    }
}
