package dev.forkstack.state;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the values of an environment go: a developer's checkout, or the file of a build. Thread-safe. */
public interface Destination {

    /** Adds every reason why values may not be written here. */
    void inspect(Problems problems);

    /** Makes the place fit for secrets, and says so where that took a change. */
    void prepare(ProgressListener progress);

    /**
     * The same place, which keeps from git what stands in the checkout beside the values.
     *
     * @param more a path as it may come to stand, and the line that ignores it
     */
    default Destination ignoring(Map<String, String> more) {
        return this;
    }

    /** The environment that the checkout was switched to, whatever {@code ENV} says. */
    Optional<EnvironmentName> switchedTo();

    /** What was written here for this environment; nothing if it was written for another. */
    EnvVars held(EnvironmentName name);

    /** Makes these the values of whoever reads here. */
    void switchTo(EnvironmentName name, EnvVars vars);

    /** Warns of what is not as it should be about that which was written. */
    default void review(ProgressListener progress) {}

    /** Forgets the environment; whether there was something to forget. */
    boolean leave(EnvironmentName name);

    /** The id of a new run, which marks tell for ever: what a build made can be told from what a person made. */
    String newRun();

    /** What whoever writes here may do with an environment that stands and carries these marks. */
    Verdict judge(EnvironmentName name, List<Mark> marks);

    /**
     * What may be done with what stands. Immutable.
     *
     * @param spared why it is not theirs to remove; empty if it is
     * @param leftover whether it was left by an earlier build, and is removed rather than used again
     */
    record Verdict(Optional<String> spared, boolean leftover) {

        static final Verdict THEIRS = new Verdict(Optional.empty(), false);
    }
}
