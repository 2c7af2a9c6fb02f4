package dev.forkstack.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something in an answer: what is missing is named, what is not known is left alone, and letter case does not matter.
 * Immutable; {@link #toString} has no value.
 *
 * @param what for messages: whose answer to what
 */
public record Json(String what, String place, JsonNode node) {

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} naming the field if it is not there */
    public String text(String... path) {
        return find(path).orElseThrow(() -> lacking(path));
    }

    /** Empty where the field is absent, null or no plain value. */
    public Optional<String> find(String... path) {
        return at(path).map(Json::node).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    /** Whether the field is there and true. */
    public boolean isTrue(String... path) {
        return find(path).filter("true"::equals).isPresent();
    }

    /** Empty where the field is absent; an instant with any offset. */
    public Optional<Instant> instant(String... path) {
        return find(path).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw malformed("has no instant as " + String.join(".", path));
            }
        });
    }

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} naming the field if it is not there */
    public Json object(String... path) {
        return at(path).filter(json -> json.node.isObject()).orElseThrow(() -> lacking(path));
    }

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} naming the field if it is no list */
    public List<Json> list(String... path) {
        Json list = at(path).filter(json -> json.node.isArray()).orElseThrow(() -> lacking(path));
        List<Json> items = new ArrayList<>();
        for (int i = 0; i < list.node.size(); i++) {
            items.add(new Json(what, list.place + "[" + i + "]", list.node.get(i)));
        }
        return items;
    }

    /** What stands there; empty where it is absent or null. */
    public Optional<Json> at(String... path) {
        JsonNode next = node;
        for (String field : path) {
            next = child(next, field);
        }
        String name = Stream.concat(Stream.of(place), Stream.of(path))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        return next.isMissingNode() || next.isNull() ? Optional.empty() : Optional.of(new Json(what, name, next));
    }

    private static JsonNode child(JsonNode parent, String field) {
        JsonNode exact = parent.path(field);
        if (!exact.isMissingNode()) {
            return exact;
        }
        return parent.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(field))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElse(exact);
    }

    private ForkStackException lacking(String... path) {
        return malformed("lacks " + (place.isEmpty() ? "" : place + ".") + String.join(".", path));
    }

    /** @param problem as the end of a sentence that begins with whose answer it is */
    public ForkStackException malformed(String problem) {
        return new ForkStackException(
                Kind.MALFORMED_RESPONSE,
                what + " " + problem + ".",
                "Run the command again. If it stays so, the service has changed: look for a newer version of Fork Stack.");
    }

    @Override
    public String toString() {
        return what + " " + place;
    }
}
