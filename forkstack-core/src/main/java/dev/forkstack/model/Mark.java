package dev.forkstack.model;

import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.time.Instant;
import java.util.Optional;

/**
 * What a resource carries to prove whose it is. There is no registry beside it that could go stale. Immutable.
 *
 * @param part which of several databases or buckets of the environment this is; absent for the first
 * @param resource the id of the very thing that carries the mark; on any other thing the mark counts for nothing
 * @param source the environment that was forked, absent where the resource was made from nothing
 * @param at the point in time that was forked, absent for "as it was then"
 * @param owner who made it, as an e-mail address or {@code ci:<repository>}
 * @param run the run that is making it
 * @param expires when it may be removed
 */
public record Mark(
        ProjectName project,
        EnvironmentName env,
        Optional<PartName> part,
        String resource,
        Optional<EnvironmentName> source,
        Optional<Instant> at,
        Optional<String> owner,
        String run,
        State state,
        Instant created,
        Optional<Instant> expires) {

    /** How far the environment has come. */
    public enum State {
        FILLING,
        READY
    }

    /** What resources with this mark are called. */
    public ResourceNames names() {
        return new ResourceNames(project, part);
    }

    /** This mark on the resource with the given id. */
    public Mark on(String id) {
        return new Mark(project, env, part, id, source, at, owner, run, state, created, expires);
    }

    /** This mark once everything of its environment stands. */
    public Mark ready() {
        return new Mark(project, env, part, resource, source, at, owner, run, State.READY, created, expires);
    }

    /** This mark on something that is not whole any more. */
    public Mark filling() {
        return new Mark(project, env, part, resource, source, at, owner, run, State.FILLING, created, expires);
    }

    /** This mark taken over by another run, which completes what an earlier one began. */
    public Mark by(String otherRun) {
        return new Mark(project, env, part, resource, source, at, owner, otherRun, state, created, expires);
    }
}
