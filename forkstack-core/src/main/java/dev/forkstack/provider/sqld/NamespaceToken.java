package dev.forkstack.provider.sqld;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forkstack.model.Lifetime;
import dev.forkstack.model.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A token and what it says of itself, which only the server can prove. Immutable; {@link #toString} has no secret. */
record NamespaceToken(Secret jwt) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** When it ends; empty if never, or if it is no token that says so. */
    Optional<Instant> expires() {
        return instant("exp");
    }

    boolean isWorthKeeping(String namespace, Instant now) {
        return claims().path("id").asText().equals(namespace)
                && instant("iat")
                        .flatMap(issued -> expires().map(end -> new Lifetime(issued, end)))
                        .filter(life -> life.isWorthKeeping(now))
                        .isPresent();
    }

    private Optional<Instant> instant(String claim) {
        return Optional.of(claims().path(claim))
                .filter(JsonNode::canConvertToLong)
                .filter(JsonNode::isNumber)
                .map(seconds -> Instant.ofEpochSecond(seconds.asLong()));
    }

    private JsonNode claims() {
        String[] parts = jwt.reveal().split("\\.", -1);
        try {
            return parts.length == 3
                    ? MAPPER.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    : MissingNode.getInstance();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
