package dev.forkstack.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The one written shape of a {@link Mark}: a flat JSON object on one line. Thread-safe. */
public final class MarkJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MarkJson() {}

    /** The mark as JSON; absent values are left out. */
    public static String write(Mark mark) {
        ObjectNode json = MAPPER.createObjectNode();
        fields(mark).forEach(json::put);
        return json.toString();
    }

    /** The mark's fields in their order; absent ones are left out. */
    public static Map<String, String> fields(Mark mark) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("project", mark.project().value());
        fields.put("env", mark.env().value());
        mark.part().ifPresent(part -> fields.put("part", part.value()));
        fields.put("resource", mark.resource());
        mark.source().ifPresent(source -> fields.put("source", source.value()));
        mark.at().ifPresent(at -> fields.put("at", at.toString()));
        mark.owner().ifPresent(owner -> fields.put("owner", owner));
        fields.put("run", mark.run());
        fields.put("state", mark.state().name().toLowerCase(Locale.ROOT));
        fields.put("created", mark.created().toString());
        mark.expires().ifPresent(expires -> fields.put("expires", expires.toString()));
        return fields;
    }

    /** The mark that stands on the thing with this id; empty for any text that is not one, and for another's mark. */
    public static Optional<Mark> read(String text, String resource) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return resource.equals(json.path("resource").asText()) ? Optional.of(mark(json)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** One word of what may be a mark, whosever it is, such as {@code resource}; empty if it has none. */
    public static String word(String text, String key) {
        try {
            return MAPPER.readTree(text).path(key).asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static Mark mark(JsonNode json) {
        return new Mark(
                new ProjectName(json.path("project").asText()),
                new EnvironmentName(json.path("env").asText()),
                text(json, "part").map(PartName::new),
                json.path("resource").asText(),
                text(json, "source").map(EnvironmentName::new),
                text(json, "at").map(Instant::parse),
                text(json, "owner"),
                json.path("run").asText(),
                Mark.State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
                Instant.parse(json.path("created").asText()),
                text(json, "expires").map(Instant::parse));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.ofNullable(json.get(key))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }
}
