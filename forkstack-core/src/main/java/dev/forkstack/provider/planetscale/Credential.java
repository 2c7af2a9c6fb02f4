package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import dev.forkstack.model.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A password or role of a branch as PlanetScale tells of it. Immutable; {@link #toString} hides the secret.
 *
 * @param name free text: that is where a mark stands
 * @param branchId of the branch that it opens; absent where PlanetScale does not say
 * @param secret only in the answer that makes it
 */
record Credential(
        String id,
        String name,
        String username,
        Optional<String> branchId,
        Optional<Instant> created,
        Optional<Instant> expires,
        String host,
        Optional<String> database,
        Optional<Secret> secret) {

    /** Those of the list that open anything, or may again: what was deleted or dropped may be told of too. */
    static List<Credential> standing(List<Json> listed) {
        return listed.stream()
                .filter(json -> json.find("deleted_at").isEmpty()
                        && json.find("dropped_at").isEmpty())
                .map(Credential::of)
                .toList();
    }

    static Credential of(Json json) {
        return new Credential(
                json.text("id"),
                json.find("name").orElse(""),
                json.find("username").orElse(""),
                json.find("database_branch", "id").or(() -> json.find("branch", "id")),
                json.instant("created_at"),
                json.instant("expires_at"),
                json.find("access_host_url").orElse(""),
                json.find("database_name"),
                json.find("plain_text")
                        .or(() -> json.find("password"))
                        .filter(text -> !text.isEmpty())
                        .map(Secret::new));
    }
}
