package dev.forkstack.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is answered, body unread. Immutable but for the stream, which is read once.
 *
 * @param headers names in lower case, without those that the connection needs
 * @param length of the body; after HEAD what is said of it
 */
public record S3Answer(int status, Map<String, String> headers, InputStream body, long length) {

    /** A status without a body, such as 204. */
    public static S3Answer empty(int status) {
        return new S3Answer(status, Map.of(), InputStream.nullInputStream(), 0);
    }

    public static S3Answer xml(int status, String text) {
        return of(status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text);
    }

    public static S3Answer of(int status, String contentType, String text) {
        return of(status, Map.of("content-type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    public static S3Answer of(int status, Map<String, String> headers, byte[] body) {
        return new S3Answer(status, headers, new ByteArrayInputStream(body), body.length);
    }

    public S3Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header.toLowerCase(Locale.ROOT), value);
        return new S3Answer(status, more, body, length);
    }

    public S3Answer with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new S3Answer(status, more, body, length);
    }

    /** The same with another body, whose length is said anew. */
    public S3Answer withBody(String text) {
        return of(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Reads the body, which is then gone: for answers in XML, not for objects. */
    public String text() throws IOException {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Without headers and body. */
    @Override
    public String toString() {
        return "Answer " + status;
    }
}
