package dev.forkstack.provider.tigris;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A moment as Tigris writes it: nanoseconds since 1970 (source: the official CLI's help of {@code --source-snapshot}, which
 * takes a snapshot's version or any such number). More than a double holds, so it is a text everywhere.
 */
final class SnapshotVersion {

    private static final long NANOS = 1_000_000_000L;

    private SnapshotVersion() {}

    static String of(Instant at) {
        return String.valueOf(Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano()));
    }

    /** Empty for any text that is none. */
    static Optional<Instant> instant(String version) {
        try {
            long nanos = Long.parseLong(version);
            return Optional.of(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
