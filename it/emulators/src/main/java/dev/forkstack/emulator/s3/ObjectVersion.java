package dev.forkstack.emulator.s3;

import java.time.Instant;

/**
 * An object as it was from one moment on, or that it was deleted then. Immutable.
 *
 * @param id what clients call it
 * @param nanos from when
 * @param stored the key of the hidden bucket that has its content; empty for a delete marker
 */
public record ObjectVersion(
        String key, String id, long nanos, String stored, String etag, long size, Instant modified) {

    static ObjectVersion marker(String key, String id, long nanos, Instant now) {
        return new ObjectVersion(key, id, nanos, "", "", 0, now);
    }

    public boolean isMarker() {
        return stored.isEmpty();
    }
}
