package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens of all databases and groups: who issued what, and what of it still holds. Thread-safe. */
final class DatabaseTokens {

    static final Duration SHORT_LIFE = Duration.ofMinutes(15);

    private final JsonWebToken jwt = new JsonWebToken();
    private final MovableClock clock;
    /** Token ids and their end, below the id of the database or group that they open. */
    private final Map<String, Map<String, Instant>> issued = new HashMap<>();

    DatabaseTokens(MovableClock clock) {
        this.clock = clock;
    }

    /** From now on tokens can be issued for it. */
    synchronized void open(String id) {
        issued.put(id, new HashMap<>());
    }

    /** The thing is gone, and its tokens with it. */
    synchronized void close(String id) {
        issued.remove(id);
    }

    /** @return the token */
    synchronized String issue(String id, Optional<Instant> end, boolean readOnly) {
        String tokenId = Secrets.random();
        issued.get(id).put(tokenId, end.orElse(Instant.MAX));
        ObjectNode claims = Json.object()
                .put("a", readOnly ? "ro" : "rw")
                .put("iat", clock.now().getEpochSecond())
                .put("id", id)
                .put("rid", tokenId);
        end.ifPresent(instant -> claims.put("exp", instant.getEpochSecond()));
        return jwt.sign(claims);
    }

    /** Everything that was issued for it so far opens nothing any more. */
    synchronized void rotate(String id) {
        issued.get(id).clear();
    }

    /**
     * Holds a token against a database.
     *
     * @return whether it only reads
     * @throws Refusal 401, and 400 for a token of a database that is gone, as was observed after making it anew
     */
    synchronized boolean check(String token, String database, String group) {
        JsonNode claims = jwt.claims(token).orElseThrow(() -> unauthorized("The JWT is invalid", "AUTH_JWT_INVALID"));
        String id = claims.path("id").asText();
        if (!issued.containsKey(id)) {
            throw new Refusal(400, "", "the JWT is for a database that does not exist");
        }
        if (!id.equals(database) && !id.equals(group)) {
            throw unauthorized("The JWT is for another database", "AUTH_JWT_INVALID");
        }
        Instant end = issued.get(id).get(claims.path("rid").asText());
        if (end == null) {
            throw unauthorized("The JWT is invalid", "AUTH_JWT_INVALID");
        }
        if (!end.isAfter(clock.now())) {
            throw unauthorized("The JWT has expired", "AUTH_JWT_EXPIRED");
        }
        return claims.path("a").asText().equals("ro");
    }

    /** Whether it is one of ours, whatever it opens. */
    boolean knows(String token) {
        return jwt.claims(token).isPresent();
    }

    /** How many of its tokens hold now and live on for longer than {@link #SHORT_LIFE}, and how many end sooner. */
    synchronized String count(String id) {
        Instant now = clock.now();
        Instant soon = now.plus(SHORT_LIFE);
        long live = issued.get(id).values().stream()
                .filter(end -> !end.isBefore(soon))
                .count();
        long ending = issued.get(id).values().stream()
                .filter(end -> end.isAfter(now) && end.isBefore(soon))
                .count();
        return "tokens=" + live + " short-lived=" + ending;
    }

    private static Refusal unauthorized(String message, String code) {
        return new Refusal(401, code, message);
    }
}
