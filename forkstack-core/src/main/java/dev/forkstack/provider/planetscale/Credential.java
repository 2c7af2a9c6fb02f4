package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import dev.forkstack.model.Secret;
import java.time.Instant;
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
