package dev.forkstack.model;

import java.util.Optional;

/**
 * What stands for one part of the current environment. Immutable.
 *
 * @param title {@code database}, or {@code database audit} where there are several
 * @param resource what was found
 * @param detail why it is not known; empty where it is
 */
public record PartStatus(String title, String provider, State state, Optional<Resource> resource, String detail) {

    /** How far the part can be used. */
    public enum State {
        READY,
        /** A {@code new} did not end, or has not yet. */
        FILLING,
        /** Something stands there that is not ours. */
        FOREIGN,
        ABSENT,
        /** It was not asked, or did not answer. */
        UNKNOWN
    }

    public static PartStatus unknown(String title, String provider, String why) {
        return new PartStatus(title, provider, State.UNKNOWN, Optional.empty(), why);
    }
}
