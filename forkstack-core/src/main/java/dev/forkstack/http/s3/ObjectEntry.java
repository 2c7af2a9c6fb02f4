package dev.forkstack.http.s3;

import java.time.Instant;

/**
 * An object as a listing has it. Immutable.
 *
 * @param size in bytes
 * @param etag with its quotes, as conditions want it; empty where the store has none
 * @param storageClass empty where the store does not say
 * @param lastModified as the store writes it; empty where it does not say
 */
public record ObjectEntry(String key, long size, String etag, String storageClass, String lastModified) {

    /** The epoch where the store does not say. Read only when somebody asks, since hardly anybody does. */
    public Instant modified() {
        return Buckets.instant(lastModified).orElse(Instant.EPOCH);
    }
}
