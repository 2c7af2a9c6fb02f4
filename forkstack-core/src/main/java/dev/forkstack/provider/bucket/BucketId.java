package dev.forkstack.provider.bucket;

import java.util.UUID;

/**
 * The id of a bucket: its name and a word of its own, which stands in its mark. The word tells it from another bucket that has
 * the name later, and the name makes a mark that was copied to another bucket count for nothing.
 */
public final class BucketId {

    private static final String UNMARKED = "unmarked";

    private BucketId() {}

    /** For a bucket that is being made. */
    public static String fresh(String bucket) {
        return bucket + "/" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /** Of a bucket that carries no mark. */
    public static String unmarked(String bucket) {
        return bucket + "/" + UNMARKED;
    }

    static boolean isOf(String id, String bucket) {
        return id.startsWith(bucket + "/");
    }
}
