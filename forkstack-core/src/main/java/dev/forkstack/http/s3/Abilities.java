package dev.forkstack.http.s3;

import java.util.EnumSet;
import java.util.Set;

/** What a store can do, found out by trying and remembered for the length of a run. Thread-safe. */
public final class Abilities {

    /** Codes with which stores say that they do not know what they are asked. */
    private static final Set<String> UNKNOWN = Set.of("NotImplemented", "MethodNotAllowed", "UnsupportedOperation");

    private final Set<Ability> missing = EnumSet.noneOf(Ability.class);

    /** True until the store has been found to lack it. */
    public synchronized boolean has(Ability ability) {
        return !missing.contains(ability);
    }

    /** @return whether that is new */
    public synchronized boolean lacks(Ability ability) {
        return missing.add(ability);
    }

    /** Whether a store says that it does not know what it was asked, as distinct from refusing it. */
    public static boolean isUnknown(S3Answer answer) {
        return answer.is(501) || answer.is(405) || UNKNOWN.contains(answer.code());
    }

    /** The same, and it is remembered. */
    public boolean learn(Ability ability, S3Answer answer) {
        boolean isUnknown = isUnknown(answer);
        if (isUnknown) {
            lacks(ability);
        }
        return isUnknown;
    }

    @Override
    public synchronized String toString() {
        return "without " + missing;
    }
}
