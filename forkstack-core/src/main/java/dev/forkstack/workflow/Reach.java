package dev.forkstack.workflow;

import java.util.List;
import java.util.function.Predicate;

/** From where a part of an environment can be reached; widest first. */
enum Reach {
    ALL_MACHINES,
    THIS_MACHINE,
    THIS_CHECKOUT;

    /**
     * Whether everything that stands can be reached from farther than anything that does not: then nothing was left
     * unfinished, but made on another machine or in another work tree.
     */
    static boolean isOnlyCloserMissing(List<Part> parts, Predicate<Part> stands) {
        return isOnlyMissingFrom(THIS_CHECKOUT, parts, stands) || isOnlyMissingFrom(THIS_MACHINE, parts, stands);
    }

    private static boolean isOnlyMissingFrom(Reach reach, List<Part> parts, Predicate<Part> stands) {
        List<Part> farther =
                parts.stream().filter(part -> part.reach().compareTo(reach) < 0).toList();
        return !farther.isEmpty()
                && farther.stream().allMatch(stands)
                && !parts.stream().allMatch(stands);
    }
}
