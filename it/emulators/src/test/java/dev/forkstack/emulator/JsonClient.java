package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks an API that speaks JSON. Thread-safe. */
public record JsonClient(URI api, HttpClient http) {

    public JsonClient(URI api) {
        this(api, HttpClient.newHttpClient());
    }

    /** What is answered. */
    public record Reply(int status, JsonNode json, HttpResponse<String> whole) {

        public String text(String field) {
            return json.path(field).asText();
        }

        @Override
        public String toString() {
            return status + " " + whole.body();
        }
    }

    /** @param authorization the whole header; empty for none */
    public Reply send(String method, String path, String body, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .header("X-Request-ID", "asked-for") // which Neon repeats
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> reply = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(reply.statusCode(), Json.MAPPER.readTree(reply.body()), reply);
    }
}
