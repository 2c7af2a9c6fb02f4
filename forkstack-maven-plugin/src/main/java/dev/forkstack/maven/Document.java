package dev.forkstack.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One JSON object, its fields in the order in which they are put. What is empty is left out, a time is an ISO-8601 instant,
 * a duration a number of milliseconds, a choice a word in lower case. Not thread-safe.
 */
final class Document {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode node = NODES.objectNode();

    Document with(String field, Object value) {
        json(value).ifPresent(found -> node.set(field, found));
        return this;
    }

    /** All fields of the other one, behind these. */
    Document and(Document other) {
        node.setAll(other.node);
        return this;
    }

    private static Optional<JsonNode> json(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(Document::json);
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() ? json(number.getAsInt()) : Optional.empty();
        } else if (value instanceof OptionalLong number) {
            return number.isPresent() ? json(number.getAsLong()) : Optional.empty();
        } else if (value instanceof Collection<?> many) {
            ArrayNode list = NODES.arrayNode();
            many.forEach(one -> json(one).ifPresent(list::add));
            return Optional.of(list);
        }
        return Optional.of(single(value));
    }

    private static JsonNode single(Object value) {
        if (value instanceof Document document) {
            return document.node;
        } else if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        } else if (value instanceof Duration duration) {
            return NODES.numberNode(duration.toMillis());
        } else if (value instanceof Number number) {
            return NODES.numberNode(number.longValue());
        } else if (value instanceof Enum<?> choice) {
            return NODES.textNode(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return NODES.textNode(value.toString());
    }

    /** In one line. */
    @Override
    public String toString() {
        return node.toString();
    }
}
