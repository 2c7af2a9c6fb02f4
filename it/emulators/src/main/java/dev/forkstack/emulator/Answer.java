package dev.forkstack.emulator;

import java.util.Map;
import java.util.TreeMap;

/** What a handler answers. Immutable. */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public static final String JSON = "application/json";

    /** @param value a tree, or anything that Jackson writes */
    public static Answer json(int status, Object value) {
        return new Answer(status, Map.of("Content-Type", JSON), Json.bytes(value));
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(
                status, Map.of("Content-Type", contentType), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A status without a body, such as 204. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** Without the body: it carries secrets. */
    @Override
    public String toString() {
        return "Answer " + status;
    }
}
