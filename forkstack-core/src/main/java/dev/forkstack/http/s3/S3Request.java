package dev.forkstack.http.s3;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One request of the S3 API. Immutable; {@link #toString} has no body.
 *
 * @param purpose for messages, as what the store was asked to do: {@code create bucket app-bucket-alice}
 * @param bucket empty for the service itself
 * @param key empty for the bucket itself
 * @param headers all of them are signed
 * @param accepted the statuses, besides 2xx, that the caller decides about itself
 * @param repetition what may be done when nobody knows what became of it
 * @param limit how long the whole answer may take; empty for the usual time
 */
public record S3Request(
        String method,
        String purpose,
        String bucket,
        String key,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Set<Integer> accepted,
        Repeat repetition,
        Optional<Duration> limit) {

    /** What may be done with a request whose answer did not come. */
    public enum Repeat {
        /** Twice is the same as once; and nobody needs to know what it has done, so that an interrupt ends it. */
        FREELY,
        /** Twice is the same as once; what it has done has to be known. */
        SAFELY,
        /** Somebody has to look first. */
        NEVER
    }

    public static S3Request of(String method, String purpose, String bucket, String key) {
        Repeat repeat = method.equals("GET") || method.equals("HEAD") ? Repeat.FREELY : Repeat.SAFELY;
        return new S3Request(
                method, purpose, bucket, key, Map.of(), Map.of(), new byte[0], Set.of(), repeat, Optional.empty());
    }

    /** @param value empty for a parameter that has none, such as {@code ?tagging} */
    public S3Request with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(query);
        more.put(parameter, value);
        return new S3Request(method, purpose, bucket, key, more, headers, body, accepted, repetition, limit);
    }

    public S3Request header(String name, String value) {
        return headers(Map.of(name, value));
    }

    public S3Request headers(Map<String, String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(headers);
        others.forEach((name, value) -> more.put(name.toLowerCase(java.util.Locale.ROOT), value));
        return new S3Request(method, purpose, bucket, key, query, more, body, accepted, repetition, limit);
    }

    public S3Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public S3Request body(byte[] bytes) {
        return new S3Request(method, purpose, bucket, key, query, headers, bytes, accepted, repetition, limit);
    }

    /** With the checksum of its body that every store takes; some documents are refused without one. */
    public S3Request withChecksum() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body);
            return header("content-md5", Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    public S3Request accepting(int... statuses) {
        Set<Integer> more = new TreeSet<>(accepted);
        Arrays.stream(statuses).forEach(more::add);
        return new S3Request(method, purpose, bucket, key, query, headers, body, more, repetition, limit);
    }

    public S3Request repeated(Repeat how) {
        return new S3Request(method, purpose, bucket, key, query, headers, body, accepted, how, limit);
    }

    public S3Request within(Duration time) {
        return new S3Request(
                method, purpose, bucket, key, query, headers, body, accepted, repetition, Optional.of(time));
    }

    URI at(URI endpoint) {
        return URI.create(endpoint + path() + (query.isEmpty() ? "" : "?" + query("")));
    }

    /** The parameters by their names. @param empty what follows the name of one that has no value */
    String query(String empty) {
        StringBuilder all = new StringBuilder();
        query.forEach((name, value) -> all.append(all.isEmpty() ? "" : "&")
                .append(KeyPath.parameter(name))
                .append(value.isEmpty() ? empty : "=" + KeyPath.parameter(value)));
        return all.toString();
    }

    private String path() {
        return "/" + bucket + (key.isEmpty() ? "" : "/" + KeyPath.of(key));
    }

    @Override
    public String toString() {
        return method + " " + path() + (query.isEmpty() ? "" : " " + query.keySet());
    }
}
