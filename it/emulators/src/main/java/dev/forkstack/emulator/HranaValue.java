package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** A SQL value as the Hrana protocol writes it: integers as text, since JavaScript has none of 64 bits. Stateless. */
final class HranaValue {

    private HranaValue() {}

    /** @param value what the JDBC driver read */
    static ObjectNode json(Object value) {
        ObjectNode json = Json.object();
        if (value == null) {
            return json.put("type", "null");
        }
        if (value instanceof Integer || value instanceof Long) {
            return json.put("type", "integer").put("value", value.toString());
        }
        if (value instanceof Number number) {
            return json.put("type", "float").put("value", number.doubleValue());
        }
        if (value instanceof byte[] bytes) {
            return json.put("type", "blob").put("base64", base64(bytes));
        }
        return json.put("type", "text").put("value", value.toString());
    }

    /** What the JDBC driver binds. */
    static Object sql(JsonNode json) {
        return switch (json.path("type").asText()) {
            case "null" -> null;
            case "integer" -> Long.valueOf(json.path("value").asText());
            case "float" -> json.path("value").asDouble();
            case "text" -> json.path("value").asText();
            case "blob" -> Base64.getDecoder().decode(json.path("base64").asText());
            default -> throw new Refusal(400, "", "Received an unknown type of value");
        };
    }

    /** Without padding, as the server writes it. */
    static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
