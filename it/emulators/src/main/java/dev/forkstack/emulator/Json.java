package dev.forkstack.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON as all emulators write it. Thread-safe. */
public final class Json {

    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** An object with one field. */
    public static ObjectNode object(String field, JsonNode value) {
        return MAPPER.createObjectNode().set(field, value);
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same objects and lists with all their values gone, as {@link Fault.Kind#FIELDS_MISSING} answers. */
    public static JsonNode hollow(JsonNode whole) {
        ObjectNode hollow = object();
        whole.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                hollow.putObject(field.getKey());
            } else if (field.getValue().isArray()) {
                ArrayNode list = hollow.putArray(field.getKey());
                field.getValue().forEach(item -> list.addObject());
            }
        });
        return hollow;
    }
}
