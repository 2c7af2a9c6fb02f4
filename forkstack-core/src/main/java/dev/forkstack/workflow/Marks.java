package dev.forkstack.workflow;

import dev.forkstack.model.BuildRuns;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes the marks of one run. */
final class Marks {

    private final Scope scope;
    private final String run;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    Marks(Scope scope) {
        this.scope = scope;
        this.run = scope.destination().newRun();
    }

    /**
     * For an environment that this run makes for its owner; dev is nobody's own. The resource's id is for the provider to
     * fill in.
     */
    Mark filling(Part part, EnvironmentName name, EnvironmentName source, Optional<Instant> at) {
        return new Mark(
                scope.project(),
                name,
                part.name(),
                "",
                Optional.of(source),
                at,
                name.equals(EnvironmentName.DEV)
                        ? Optional.empty()
                        : scope.owner().name(),
                run,
                Mark.State.FILLING,
                now,
                Optional.empty());
    }

    /** For {@code dev}: made from nothing, and nobody's own. */
    Mark shared(Part part, EnvironmentName name) {
        return new Mark(
                scope.project(),
                name,
                part.name(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                run,
                Mark.State.FILLING,
                now,
                Optional.empty());
    }

    /** Whether this very run put the mark there and did not finish it: the only thing that it may undo. */
    boolean canUndo(Mark mark) {
        return mark.run().equals(run) && mark.state() == Mark.State.FILLING;
    }

    /**
     * The mark of a part that a person uses by name: what a build has made is theirs from then on, or the next build would
     * remove it under them. {@code dev} is nobody's own.
     */
    Mark used(Mark mark) {
        return BuildRuns.made(mark) && !BuildRuns.isOfBuild(run) && !mark.env().equals(EnvironmentName.DEV)
                ? mark.by(run)
                : mark;
    }
}
