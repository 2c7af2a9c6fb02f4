package dev.forkstack.http.s3;

import dev.forkstack.http.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The objects of one bucket. Thread-safe. */
public record Objects(S3Api api, String bucket) {

    /**
     * One page of the bucket's objects.
     *
     * @param next of the page before; empty for the first
     * @param headers what the store wants to know beside, such as as of when
     */
    public ObjectPage list(String prefix, Optional<String> next, Map<String, String> headers) {
        S3Request request = S3Request.of("GET", "list the objects of bucket " + bucket, bucket, "")
                .with("list-type", "2")
                // Without it a key with a control character makes a page that no reader of XML takes.
                .with("encoding-type", "url")
                .headers(headers);
        if (!prefix.isEmpty()) {
            request = request.with("prefix", prefix);
        }
        S3Answer answer = api.call(next.isPresent() ? request.with("continuation-token", next.get()) : request);
        Xml page = answer.xml();
        if (!page.name().equals("ListBucketResult")) {
            throw answer.failure();
        }
        UnaryOperator<String> decoded =
                page.find("EncodingType").isPresent() ? Objects::decoded : UnaryOperator.identity();
        List<ObjectEntry> objects = new ArrayList<>();
        page.all("Contents").forEach(object -> objects.add(entry(object, decoded)));
        boolean isTruncated =
                page.find("IsTruncated").filter(Boolean::parseBoolean).isPresent();
        Optional<String> following = page.find("NextContinuationToken");
        if (isTruncated && following.isEmpty()) {
            throw answer.failure(); // half a listing must not pass for a whole one
        }
        return new ObjectPage(objects, isTruncated ? following : Optional.empty());
    }

    private static ObjectEntry entry(Xml object, UnaryOperator<String> decoded) {
        return new ObjectEntry(
                decoded.apply(object.find("Key").orElse("")),
                Long.parseLong(object.find("Size").orElse("0")),
                object.find("ETag").orElse(""),
                object.find("StorageClass").orElse(""));
    }

    /** In listings, unlike in paths, a plus is a blank. */
    private static String decoded(String encoded) {
        return PercentEncoding.decode(encoded.replace("+", "%20"));
    }

    /** A small object as text; empty if there is none. */
    public Optional<String> read(String key) {
        S3Answer answer = api.call(S3Request.of("GET", "read " + key + " of bucket " + bucket, bucket, key)
                .accepting(404));
        return answer.is(404) ? Optional.empty() : Optional.of(answer.text());
    }

    /**
     * Writes a small object.
     *
     * @param headers conditions and metadata
     * @return an answer of 2xx, or 412, where a condition did not hold
     */
    public S3Answer write(String key, String text, Map<String, String> headers) {
        return api.call(S3Request.of("PUT", "write " + key + " into bucket " + bucket, bucket, key)
                .headers(headers)
                .body(text)
                .accepting(412));
    }

    /** Deletes one object, also if there is none. @throws ForkStackException as {@link S3Api#call} */
    public void delete(String key) {
        api.call(S3Request.of("DELETE", "delete " + key + " of bucket " + bucket, bucket, key)
                .accepting(404));
    }
}
