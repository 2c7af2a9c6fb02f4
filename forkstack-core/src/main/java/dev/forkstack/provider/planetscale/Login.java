package dev.forkstack.provider.planetscale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.model.Lifetime;
import dev.forkstack.model.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What opens one branch, and when it ends. Immutable; {@link #toString} hides the secret.
 *
 * @param id at PlanetScale, to renew and to revoke it
 * @param address of the server, with its port where PlanetScale names one
 */
record Login(String id, String user, Secret password, String address, String database, Life life) {

    /** From when to when it works. */
    record Life(Instant issued, Instant expires) {

        boolean isWorthKeeping(Instant now) {
            return new Lifetime(issued, expires).isWorthKeeping(now);
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Login living(Life other) {
        return new Login(id, user, password, address, database, other);
    }

    /** For the one file that holds it. */
    Secret write() {
        return new Secret(MAPPER.createObjectNode()
                        .put("id", id)
                        .put("user", user)
                        .put("password", password.reveal())
                        .put("address", address)
                        .put("database", database)
                        .put("issued", life.issued().toString())
                        .put("expires", life.expires().toString())
                + "\n");
    }

    /** Empty for any text that is no login: it is then issued anew. */
    static Optional<Login> read(Secret file) {
        try {
            JsonNode json = MAPPER.readTree(file.reveal());
            return Optional.of(json.path("password").asText())
                    .filter(text -> !text.isEmpty())
                    .map(password -> new Login(
                            json.path("id").asText(),
                            json.path("user").asText(),
                            new Secret(password),
                            json.path("address").asText(),
                            json.path("database").asText(),
                            new Life(
                                    Instant.parse(json.path("issued").asText()),
                                    Instant.parse(json.path("expires").asText()))));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
