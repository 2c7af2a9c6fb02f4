package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import java.util.Arrays;

/** Which of PlanetScale's two kinds of database it is: what opens a branch differs, and what a branch is made with. */
enum Engine {
    MYSQL("mysql", "passwords", "password", 3306, Access.CONNECT),
    POSTGRESQL("postgresql", "roles", "role", 5432, Access.ROLE);

    /** Through which PlanetScale's pooler for PostgreSQL answers. */
    static final int POOLED = 6432;

    private final String kind;
    private final String path;
    private final String word;
    private final int port;
    private final Access issue;

    Engine(String kind, String path, String word, int port, Access issue) {
        this.kind = kind;
        this.path = path;
        this.word = word;
        this.port = port;
        this.issue = issue;
    }

    /** @throws dev.forkstack.model.ForkStackException {@code MALFORMED_RESPONSE} if it is a kind that nobody knows yet */
    static Engine of(Json database) {
        String kind = database.text("kind");
        return Arrays.stream(values())
                .filter(engine -> engine.kind.equals(kind))
                .findFirst()
                .orElseThrow(() -> database.malformed("tells of a kind of database that is not known: " + kind));
    }

    /** Below a branch: where its credentials are. */
    String path() {
        return path;
    }

    /** What one of them is called. */
    String word() {
        return word;
    }

    int port() {
        return port;
    }

    /** What a token needs to make one. */
    Access issue() {
        return issue;
    }

    /** As PlanetScale's own pages call it. */
    String title() {
        return this == MYSQL ? "Vitess" : "Postgres";
    }
}
