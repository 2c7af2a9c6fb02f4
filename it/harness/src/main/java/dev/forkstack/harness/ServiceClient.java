package dev.forkstack.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Asks an emulated service as its owner. Thread-safe.
 *
 * @param authorization the header, as the service wants it
 */
record ServiceClient(URI api, String authorization, HttpClient http) {

    static ServiceClient of(URI api, String authorization) {
        return new ServiceClient(api, authorization, HttpClient.newHttpClient());
    }

    JsonNode get(String path) throws IOException {
        return call("GET", path, "");
    }

    JsonNode post(String path, String body) throws IOException {
        return call("POST", path, body);
    }

    private JsonNode call(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(request + " is answered with " + answer.statusCode() + ": " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
