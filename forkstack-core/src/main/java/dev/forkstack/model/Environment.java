package dev.forkstack.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An environment as its resources show it. Immutable.
 *
 * @param name the environment's name; for something foreign, the name of that resource
 */
public record Environment(String name, State state, List<Resource> resources) {

    /** How far an environment can be used. */
    public enum State {
        /** Everything stands. */
        READY,
        /** Something is missing, or a {@code new} did not end; the next {@code new} or {@code delete} mends it. */
        INCOMPLETE,
        /** What is missing is on another machine or in another work tree, and {@code switch} makes it here. */
        ELSEWHERE,
        /** Of {@code dev} stands what local providers fork from; the rest of the project is forked from elsewhere. */
        SOURCE,
        /** Stands under a name of this project but was not made by it; never touched. */
        FOREIGN
    }

    public Environment {
        resources = List.copyOf(resources);
    }

    public Optional<String> source() {
        return first(mark -> mark.source().map(Object::toString));
    }

    /** Whose the first part is: who joins from another machine gets local parts of their own. */
    public Optional<String> owner() {
        return resources.stream()
                .flatMap(resource -> resource.mark().stream())
                .findFirst()
                .flatMap(Mark::owner);
    }

    /** When its first resource was made. */
    public Optional<Instant> created() {
        return resources.stream()
                .map(Resource::created)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private <T> Optional<T> first(Function<Mark, Optional<T>> value) {
        return resources.stream()
                .map(resource -> resource.mark().flatMap(value))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
