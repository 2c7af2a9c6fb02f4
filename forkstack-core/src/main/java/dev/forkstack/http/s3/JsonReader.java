package dev.forkstack.http.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Reads what is answered in JSON. Loaded when there is something for it: most stores answer in XML only. Thread-safe. */
final class JsonReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReader() {}

    /** @return null for an empty body @throws IOException if that is none */
    static JsonNode read(byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }
}
