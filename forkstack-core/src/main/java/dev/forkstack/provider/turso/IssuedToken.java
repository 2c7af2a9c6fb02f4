package dev.forkstack.provider.turso;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.model.Lifetime;
import dev.forkstack.model.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A token of one database and when it ends. Immutable; {@link #toString} has no secret.
 *
 * @param group of the database; empty where it is not known
 */
record IssuedToken(Secret jwt, String group, Instant issued, Instant expires) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    boolean isWorthKeeping(Instant now) {
        return new Lifetime(issued, expires).isWorthKeeping(now);
    }

    /** For the one file that holds it. */
    String write() {
        return MAPPER.createObjectNode()
                        .put("token", jwt.reveal())
                        .put("group", group)
                        .put("issued", issued.toString())
                        .put("expires", expires.toString())
                + "\n";
    }

    /** Empty for any text that is no token: it is then issued anew. */
    static Optional<IssuedToken> read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return Optional.of(json.path("token").asText())
                    .filter(jwt -> !jwt.isEmpty())
                    .map(jwt -> new IssuedToken(
                            new Secret(jwt),
                            json.path("group").asText(),
                            Instant.parse(json.path("issued").asText()),
                            Instant.parse(json.path("expires").asText())));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
