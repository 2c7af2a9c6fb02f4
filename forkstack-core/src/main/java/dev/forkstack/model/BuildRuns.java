package dev.forkstack.model;

import java.util.UUID;

/**
 * The runs of builds, whose ids differ from those of people: a mark keeps the id, so that a build removes what a build
 * has made and nothing else. Immutable.
 *
 * @param home tells the builds of one user's machine from those of others
 */
public record BuildRuns(String home) {

    private static final String OF_A_BUILD = "build-";

    /** The id of a new run. */
    public String next() {
        return OF_A_BUILD + home + "-" + UUID.randomUUID();
    }

    /** Whether a build has made what carries this mark, wherever that build ran. */
    public static boolean made(Mark mark) {
        return isOfBuild(mark.run());
    }

    /** Whether a build has this run. */
    public static boolean isOfBuild(String run) {
        return run.startsWith(OF_A_BUILD);
    }

    /** Whether a build of this home has made it. */
    public boolean madeHere(Mark mark) {
        return mark.run().startsWith(OF_A_BUILD + home + "-");
    }
}
