package dev.forkstack.http.s3;

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
        return page(api.call(listing(prefix, next, headers)), next);
    }

    /** The request of {@link #list}, for callers that send it themselves. */
    public S3Request listing(String prefix, Optional<String> next, Map<String, String> headers) {
        S3Request request = S3Request.of("GET", "list the objects of bucket " + bucket, bucket, "")
                .with("list-type", "2")
                // Without it a key with a control character makes a page that no reader of XML takes.
                .with("encoding-type", "url")
                .headers(headers);
        if (!prefix.isEmpty()) {
            request = request.with("prefix", prefix);
        }
        return next.isPresent() ? request.with("continuation-token", next.get()) : request;
    }

    /**
     * What a store has answered to {@link #listing}.
     *
     * @param asked what this page was asked for with: a store that gives it again would be listed for ever
     * @throws ForkStackException if that is no listing
     */
    public static ObjectPage page(S3Answer answer, Optional<String> asked) {
        Xml page = answer.xml();
        // Without a word on whether it is the last, an empty document could pass for an empty bucket.
        if (!page.name().equals("ListBucketResult") || page.find("IsTruncated").isEmpty()) {
            throw answer.failure();
        }
        UnaryOperator<String> decoded =
                page.find("EncodingType").isPresent() ? KeyPath::ofListing : UnaryOperator.identity();
        List<ObjectEntry> objects = new ArrayList<>();
        page.all("Contents").forEach(object -> objects.add(entry(object, decoded, answer)));
        boolean isTruncated =
                page.find("IsTruncated").filter(Boolean::parseBoolean).isPresent();
        Optional<String> following = page.find("NextContinuationToken");
        if (isTruncated && (following.isEmpty() || following.equals(asked))) {
            throw answer.failure(); // half a listing must not pass for a whole one
        }
        return new ObjectPage(objects, isTruncated ? following : Optional.empty());
    }

    /** Without a key a request about the object would be one about its bucket. */
    private static ObjectEntry entry(Xml object, UnaryOperator<String> decoded, S3Answer answer) {
        return new ObjectEntry(
                decoded.apply(object.find("Key").orElseThrow(answer::failure)),
                size(object.find("Size").orElse("0"), answer),
                object.find("ETag").orElse(""),
                object.find("StorageClass").orElse(""),
                object.find("LastModified").orElse(""));
    }

    private static long size(String text, S3Answer answer) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw answer.failure();
        }
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
