package dev.forkstack.provider.r2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Lifetime;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bucket.BucketAccess;
import dev.forkstack.runtime.Keys;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A key to one bucket and when it ends. Immutable; {@link #toString} has no secret. */
record IssuedKey(AccessKey key, Instant expires) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    boolean isWorthKeeping(Instant now, Duration life) {
        return new Lifetime(expires.minus(life), expires).isWorthKeeping(now);
    }

    /** What an application holds, if that is a key to this bucket which ends. */
    static Optional<IssuedKey> of(EnvVars held, String bucket) {
        try {
            Optional<Instant> end = held.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE).map(Instant::parse);
            return BucketAccess.key(held)
                    .filter(key -> key.session().isPresent() && end.isPresent())
                    .filter(key ->
                            held.get(Keys.BUCKET_NAME).filter(bucket::equals).isPresent())
                    .map(key -> new IssuedKey(key, end.get()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** For the one file that holds it. */
    Secret write() {
        return new Secret(MAPPER.createObjectNode()
                        .put("id", key.id())
                        .put("secret", key.secret().reveal())
                        .put("session", key.session().map(Secret::reveal).orElse(""))
                        .put("expires", expires.toString())
                + "\n");
    }

    /** Empty for any text that is no key: it is then issued anew. */
    static Optional<IssuedKey> read(Secret file) {
        try {
            JsonNode json = MAPPER.readTree(file.reveal());
            return Optional.of(json.path("session").asText())
                    .filter(session -> !session.isEmpty())
                    .map(session -> new IssuedKey(
                            new AccessKey(
                                    json.path("id").asText(),
                                    new Secret(json.path("secret").asText()),
                                    Optional.of(new Secret(session))),
                            Instant.parse(json.path("expires").asText())));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
