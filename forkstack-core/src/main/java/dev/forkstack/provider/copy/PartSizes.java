package dev.forkstack.provider.copy;

import java.util.ArrayList;
import java.util.List;

/**
 * How large objects are divided. All parts but the last are of one size, as R2 wants it. Immutable.
 *
 * @param threshold what is larger, in bytes, is copied in parts
 * @param part the usual size of one
 */
public record PartSizes(long threshold, long part) {

    private static final long MB = 1_048_576;

    /** No object may have more. */
    private static final long MOST = 10_000;

    /** A copy within a store is one request up to 5 GB, but a slow one. */
    static final PartSizes SERVER_SIDE = new PartSizes(512 * MB, 128 * MB);

    /** What comes through here has to be kept meanwhile. */
    static final PartSizes THROUGH_HERE = new PartSizes(64 * MB, 16 * MB);

    /** @param number from 1 */
    record Part(int number, long from, long size) {}

    List<Part> of(long size) {
        long each = Math.max(part, (size / MOST / MB + 1) * MB);
        List<Part> parts = new ArrayList<>();
        for (long from = 0; from < size; from += each) {
            parts.add(new Part(parts.size() + 1, from, Math.min(each, size - from)));
        }
        return parts;
    }
}
