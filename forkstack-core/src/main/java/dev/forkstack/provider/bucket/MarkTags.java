package dev.forkstack.provider.bucket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A {@link Mark} as the tags of a bucket, one for each of its fields. Tags of others stay. Thread-safe. */
public final class MarkTags {

    private static final String PREFIX = "forkstack:";

    /** What tags may hold everywhere (source: "Tagging your Amazon S3 buckets", restrictions). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 _.:/=+@-]{0,256}");

    private static final String RESOURCE = "resource";
    private static final String ENCODED = "base64:";

    private MarkTags() {}

    /** The tags that a bucket shall have, those of others among them. */
    public static Map<String, String> with(Mark mark, Map<String, String> standing) {
        Map<String, String> tags = without(standing);
        MarkJson.fields(mark).forEach((field, value) -> tags.put(PREFIX + field, encoded(value)));
        return tags;
    }

    /** The tags of others. */
    public static Map<String, String> without(Map<String, String> standing) {
        Map<String, String> tags = new TreeMap<>(standing);
        tags.keySet().removeIf(key -> key.startsWith(PREFIX));
        return tags;
    }

    /** The mark that stands on the bucket of this name; empty if there is none, or another bucket's. */
    public static Optional<Mark> read(Map<String, String> tags, String bucket) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        tags.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                json.put(key.substring(PREFIX.length()), decoded(value));
            }
        });
        String id = json.path(RESOURCE).asText();
        return BucketId.isOf(id, bucket) ? MarkJson.read(json.toString(), id) : Optional.empty();
    }

    private static String encoded(String value) {
        return PLAIN.matcher(value).matches() && !value.startsWith(ENCODED)
                ? value
                : ENCODED
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String value) {
        try {
            return value.startsWith(ENCODED)
                    ? new String(
                            Base64.getUrlDecoder().decode(value.substring(ENCODED.length())), StandardCharsets.UTF_8)
                    : value;
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
