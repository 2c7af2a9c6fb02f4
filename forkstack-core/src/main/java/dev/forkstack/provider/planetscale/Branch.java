package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A branch as PlanetScale tells of it. Immutable.
 *
 * @param name what it is called right now
 * @param parent the name of the branch that it was made of, or whose backup it was restored from
 * @param isRestored whether it was made with what another had, and not empty of rows
 * @param isProtected whether PlanetScale refuses to delete it
 */
record Branch(
        String id,
        String name,
        Optional<String> parent,
        boolean isRestored,
        boolean isReady,
        boolean isProduction,
        boolean isProtected,
        Optional<Instant> created) {

    /** What is sent in a path or stands in a file's name. */
    private static final String ID = "[A-Za-z0-9_]{1,64}";

    static Branch of(Json json) {
        String id = json.text("id");
        if (!id.matches(ID)) {
            throw json.malformed("has no identifier as id");
        }
        return new Branch(
                id,
                json.text("name"),
                json.find("parent_branch").or(() -> json.find("restored_from_branch", "name")),
                json.find("restored_from_branch", "id").isPresent(),
                json.isTrue("ready") && json.text("state").equals("ready"),
                json.isTrue("production"),
                json.isTrue("deletion_protected"),
                json.instant("created_at"));
    }
}
