package dev.forkstack.http.s3;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a store answered: 2xx, or a status that the caller accepts. Immutable; {@link #toString} has no value.
 *
 * @param fields the headers, as {@link dev.forkstack.http.Reply} has them
 * @param code the store's word for a failure, such as {@code NoSuchBucket}; empty where it has none, as after HEAD
 * @param meaning of an answer that the caller cannot use; asked for only then, because most are usable
 */
public record S3Answer(
        int status, Supplier<HttpHeaders> fields, byte[] body, String code, Supplier<ForkStackException> meaning) {

    /** What this answer means where it is none that the caller can use. */
    public ForkStackException failure() {
        return meaning.get();
    }

    public HttpHeaders headers() {
        return fields.get();
    }

    public boolean is(int other) {
        return status == other;
    }

    /** Whether it did what it was asked; a copy may say otherwise in an answer of 200. */
    public boolean isSuccess() {
        return status / 100 == 2 && code.isEmpty();
    }

    public Optional<String> header(String name) {
        return headers().firstValue(name).filter(value -> !value.isEmpty());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} if it is none */
    public Xml xml() {
        return Xml.parse(body).orElseThrow(meaning);
    }

    /**
     * What a store has beside S3 is answered so.
     *
     * @param what for messages: whose answer to what
     * @throws ForkStackException {@code MALFORMED_RESPONSE} if it is none
     */
    public Json json(String what) {
        try {
            return Optional.ofNullable(JsonReader.read(body))
                    .filter(JsonNode::isObject)
                    .map(node -> new Json(what, "", node))
                    .orElseThrow(meaning);
        } catch (IOException e) {
            throw failure();
        }
    }

    @Override
    public String toString() {
        return status + (code.isEmpty() ? "" : " " + code);
    }
}
