package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import java.util.regex.Pattern;

/** Whether an object of the target is the one of the source, as far as listings tell. Thread-safe. */
final class Sameness {

    private static final Pattern CHECKSUM = Pattern.compile("\"?[0-9a-fA-F]{32}\"?");

    private volatile boolean keepsChecksums = true;

    /**
     * What a store says of a copy that it has made of exactly this object: where the checksums differ all the same, as with
     * KMS, none can be compared.
     */
    void learn(String source, String copy) {
        if (!source.equals(copy)
                && isChecksum(source)
                && isChecksum(copy)
                && !plain(source).equals(plain(copy))) {
            keepsChecksums = false;
        }
    }

    boolean keepsChecksums() {
        return keepsChecksums;
    }

    /** By size, and by checksum where both have one. */
    boolean differs(ObjectEntry source, ObjectEntry target) {
        return source.size() != target.size() || isComparable(source, target) && !hasSameChecksum(source, target);
    }

    /** Whether the target may be older than the source, where that is all one can go by. */
    boolean isStale(ObjectEntry source, ObjectEntry target) {
        return !isComparable(source, target) && target.modified().isBefore(source.modified());
    }

    private boolean isComparable(ObjectEntry source, ObjectEntry target) {
        return keepsChecksums && isChecksum(source.etag()) && isChecksum(target.etag());
    }

    private static boolean hasSameChecksum(ObjectEntry source, ObjectEntry target) {
        return plain(source.etag()).equals(plain(target.etag()));
    }

    /** That of an object made of parts is none: it ends with how many there were. */
    private static boolean isChecksum(String etag) {
        return CHECKSUM.matcher(etag).matches();
    }

    static String plain(String etag) {
        return etag.replace("\"", "").toLowerCase(java.util.Locale.ROOT);
    }
}
