package dev.forkstack.http.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a store says of a failure: in XML, as S3 does, or in JSON where what it has beside S3 does so. Immutable. */
record S3Error(String code, String message) {

    static final S3Error NONE = new S3Error("", "");

    /** An error comes as the document's own element, after a declaration at most. */
    private static final int BEGINNING = 200;

    static S3Error of(int status, byte[] body) {
        boolean isPromising = status / 100 != 2 || beginning(body).contains("Error");
        return Optional.of(body)
                // Thousands of copies succeed, and reading what they are answered would be a good part of their work.
                .filter(bytes -> isPromising)
                .flatMap(Xml::parse)
                .filter(xml -> xml.name().equals("Error"))
                .map(xml -> new S3Error(
                        xml.find("Code").orElse(""), xml.find("Message").orElse("")))
                .or(() -> ofJson(status, body))
                .orElse(NONE);
    }

    private static String beginning(byte[] body) {
        return new String(body, 0, Math.min(BEGINNING, body.length), StandardCharsets.US_ASCII);
    }

    private static Optional<S3Error> ofJson(int status, byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonReader.read(body);
            boolean saysError = json.has("Code") || json.path("status").asText().equals("error");
            return Optional.of(new S3Error(
                            json.path("Code").asText(json.path("code").asText(saysError ? "error" : "")),
                            json.path("Message").asText(json.path("message").asText())))
                    .filter(error -> saysError || status / 100 != 2);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
