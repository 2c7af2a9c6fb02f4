package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What a client wants made. Immutable.
 *
 * @param source the name of the database that it is branched from, if it is
 * @param at the instant whose data are wanted, if any
 */
record DatabaseRequest(String name, String group, Optional<String> source, Optional<Instant> at) {

    private static final String NAME = "[a-z0-9-]{1,64}";

    /** @throws Refusal 400 for what is missing or wrong */
    static DatabaseRequest of(JsonNode body) {
        String name = field(body, "name").orElseThrow(() -> new Refusal(400, "", "database name is required"));
        if (!name.matches(NAME)) {
            throw new Refusal(400, "", "database name may have lowercase letters, digits and dashes, 64 at most");
        }
        String group = field(body, "group").orElseThrow(() -> new Refusal(400, "", "group is required"));
        JsonNode seed = body.path("seed");
        if (seed.isMissingNode() || seed.isNull()) {
            return new DatabaseRequest(name, group, Optional.empty(), Optional.empty());
        }
        if (!seed.path("type").asText().equals("database")) {
            throw new Refusal(400, "", "the emulator has seeds of type database only");
        }
        // The official CLI says value where everybody else says name.
        Optional<String> source = field(seed, "name").or(() -> field(seed, "value"));
        if (source.isEmpty()) {
            throw new Refusal(400, "", "seed database name is required");
        }
        return new DatabaseRequest(name, group, source, field(seed, "timestamp").map(DatabaseRequest::instant));
    }

    /** A text, whatever the case of its key, as the real service reads it; the CLI's groups depend on that. */
    static Optional<String> field(JsonNode object, String name) {
        return object.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .filter(value -> value.isTextual() && !value.asText().isEmpty())
                .map(JsonNode::asText)
                .findFirst();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(400, "", "invalid seed timestamp");
        }
    }
}
