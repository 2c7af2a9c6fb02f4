package dev.forkstack.http.s3;

import dev.forkstack.http.s3.S3Request.Repeat;
import dev.forkstack.model.ForkStackException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The buckets of an account: what S3 has for them as wholes. Thread-safe. */
public record Buckets(S3Api api) {

    /** What stores call it that a bucket has no tags. */
    private static final Set<String> UNTAGGED = Set.of("NoSuchTagSet", "NoSuchTagSetError");

    /**
     * Asks for the bucket's headers, in which stores tell what they know of it.
     *
     * @return empty if there is none
     * @throws ForkStackException {@code UNAUTHORIZED} if it is another account's, or the key may not see it
     */
    public Optional<S3Answer> head(String bucket) {
        S3Answer answer = api.call(
                S3Request.of("HEAD", "look at bucket " + bucket, bucket, "").accepting(404));
        return answer.is(404) ? Optional.empty() : Optional.of(answer);
    }

    /**
     * Makes a bucket. Nothing is sent twice: a second time would meet the first.
     *
     * @param headers what the store wants to know beside, such as what to fork
     * @param configuration the XML document, empty for none
     * @return an answer of 2xx, or 400 or 409, for the caller to look into
     */
    public S3Answer create(String bucket, Map<String, String> headers, String configuration) {
        return api.call(S3Request.of("PUT", "create bucket " + bucket, bucket, "")
                .headers(headers)
                .body(configuration)
                .repeated(Repeat.NEVER)
                .accepting(400, 409));
    }

    /**
     * Asks to delete a bucket. Nothing is sent twice: whoever makes another of that name in between must not lose it.
     *
     * @return an answer of 2xx, 404 or 409, for the caller to look into
     */
    public S3Answer delete(String bucket, Map<String, String> headers) {
        return api.call(S3Request.of("DELETE", "delete bucket " + bucket, bucket, "")
                .headers(headers)
                .repeated(Repeat.NEVER)
                .accepting(404, 409));
    }

    /**
     * What the account has, of the names with this prefix. Stores page this in ways of their own, so both ways of asking for
     * the next page are used.
     */
    public List<BucketEntry> list(String prefix) {
        return list(prefix, Map.of());
    }

    /** @param parameters what the store wants to know besides */
    public List<BucketEntry> list(String prefix, Map<String, String> parameters) {
        List<BucketEntry> found = new ArrayList<>();
        S3Request first = S3Request.of("GET", "list buckets", "", "").with("prefix", prefix);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            first = first.with(parameter.getKey(), parameter.getValue());
        }
        Optional<String> next = Optional.empty();
        do {
            S3Answer answer = api.call(next.isPresent() ? first.with("continuation-token", next.get()) : first);
            Xml page = answer.xml();
            page.first("Buckets").orElseThrow(answer::failure).all("Bucket").stream()
                    .map(Buckets::entry)
                    // A store may not know the parameter.
                    .filter(entry -> entry.name().startsWith(prefix))
                    .forEach(found::add);
            Optional<String> asked = next;
            next = page.find("ContinuationToken").or(() -> answer.header("cf-next-continuation-token"));
            if (next.isPresent() && next.equals(asked)) {
                throw answer.failure(); // it would be listed for ever
            }
        } while (next.isPresent());
        return found;
    }

    private static BucketEntry entry(Xml bucket) {
        return new BucketEntry(
                bucket.find("Name").orElse(""),
                bucket.find("CreationDate").flatMap(Buckets::instant).orElse(Instant.EPOCH));
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The bucket's tags, sorted. Of the answers of 404 only two say something of tags.
     *
     * @return empty if the bucket does not stand
     * @throws ForkStackException as {@link S3Api#call}
     */
    public Optional<Map<String, String>> tags(String bucket) {
        S3Answer answer = api.call(S3Request.of("GET", "read the tags of bucket " + bucket, bucket, "")
                .with("tagging", "")
                .accepting(404));
        if (answer.code().equals("NoSuchBucket")) {
            return Optional.empty();
        }
        if (answer.is(404) && !UNTAGGED.contains(answer.code())) {
            throw answer.failure();
        }
        Map<String, String> tags = new TreeMap<>();
        if (answer.isSuccess()) {
            Xml set = answer.xml().first("TagSet").orElseThrow(answer::failure);
            set.all("Tag")
                    .forEach(tag -> tags.put(
                            tag.find("Key").orElse(""), tag.find("Value").orElse("")));
        }
        return Optional.of(tags);
    }

    /** Replaces all of the bucket's tags, as the API does. */
    public void tag(String bucket, Map<String, String> tags) {
        api.call(tagging(bucket, tags));
    }

    /** The request of {@link #tag}, for callers that look into its answer. */
    public static S3Request tagging(String bucket, Map<String, String> tags) {
        return S3Request.of("PUT", "tag bucket " + bucket, bucket, "")
                .with("tagging", "")
                .body("<Tagging xmlns=\"" + Xml.NAMESPACE + "\"><TagSet>" + elements(tags) + "</TagSet></Tagging>")
                .withChecksum();
    }

    /** {@code <Tag>} for each. */
    public static String elements(Map<String, String> tags) {
        StringBuilder xml = new StringBuilder();
        tags.forEach((key, value) -> xml.append("<Tag><Key>")
                .append(Xml.escaped(key))
                .append("</Key><Value>")
                .append(Xml.escaped(value))
                .append("</Value></Tag>"));
        return xml.toString();
    }
}
