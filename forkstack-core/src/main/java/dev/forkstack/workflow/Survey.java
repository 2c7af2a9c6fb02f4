package dev.forkstack.workflow;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.PointInTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands under a name in all parts, judged before anything is touched. Immutable. */
record Survey(Scope scope, EnvironmentName name, List<Standing> standings) {

    /** Looks in all parts at once. */
    static Survey of(Scope scope, EnvironmentName name) {
        return new Survey(
                scope,
                name,
                Parallel.map(
                        scope.parts(),
                        part -> new Standing(part, part.provider().find(name))));
    }

    boolean isAbsent() {
        return standings.stream().allMatch(Standing::isAbsent);
    }

    boolean isComplete() {
        return standings.stream().allMatch(Standing::isReady);
    }

    /** A mark of this environment; all of its parts were made from the same source. */
    Optional<Mark> mark() {
        return standings.stream().map(Standing::mark).flatMap(Optional::stream).findFirst();
    }

    /**
     * The source that this part has, or is to have because the others have it: providers differ in what they fork when
     * nobody says so, but where one part was forked from something else, all were.
     */
    Optional<EnvironmentName> chosenSource(Part part) {
        return standings.stream()
                .filter(standing -> standing.part() == part)
                .map(Standing::mark)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> standings.stream()
                        .flatMap(standing -> standing.mark().stream()
                                .filter(mark -> !mark.source()
                                        .equals(Optional.of(standing.part().defaultSource()))))
                        .findFirst())
                .flatMap(Mark::source);
    }

    /** The marks that prove a part to be this environment's; what carries none of them is foreign. */
    List<Mark> ours() {
        return standings.stream()
                .map(Standing::found)
                .flatMap(Optional::stream)
                .filter(scope.ownership(name)::covers)
                .map(resource -> resource.mark().orElseThrow())
                .toList();
    }

    /** @throws ForkStackException naming every reason why the request cannot be met */
    void admit(CreateRequest request) {
        Problems problems = new Problems();
        foreign(request).forEach(problems::add);
        request.at().ifPresent(at -> pointInTime(at, problems));
        problems.throwIfAny();
        // A colleague's part decides, whichever it is.
        ours().stream()
                .filter(scope.owner()::isNot)
                .findFirst()
                .or(this::mark)
                .ifPresent(mark -> admit(request, mark, problems));
        problems.throwIfAny();
    }

    /** Some parts can keep a past and others cannot; that they differ must not be found out by their contents. */
    private void pointInTime(Instant at, Problems problems) {
        if (at.isAfter(Instant.now())) {
            problems.add(new ForkStackException(
                    Kind.CONFIGURATION,
                    at + " lies in the future, and only what has been can be forked.",
                    "Give an instant of the past (make: AT=2026-01-31T12:00:00Z)."));
        }
        List<Part> without = standings.stream()
                .map(Standing::part)
                .filter(part -> !(part.provider() instanceof PointInTime))
                .toList();
        if (without.size() == standings.size()) {
            without.forEach(part -> problems.add(new ForkStackException(
                    Kind.CONFIGURATION,
                    part.providerName() + " cannot fork a point in time; it forks what is there now.",
                    "Leave out -Dforkstack.at (AT=).")));
        } else {
            without.forEach(part -> scope.progress()
                    .warning("the " + part.title() + " is forked as it is now: " + part.providerName()
                            + " keeps no past"));
        }
    }

    /** What stands there and is not ours, each with the one remedy that helps against all of them. */
    private List<ForkStackException> foreign(CreateRequest request) {
        List<ForkStackException> sources = sources();
        if (!sources.isEmpty()) {
            return sources; // no remedy takes over what is only there to be forked
        }
        List<Resource> refused = standings.stream()
                .map(Standing::found)
                .flatMap(Optional::stream)
                .filter(resource -> !scope.ownership(name).covers(resource))
                .filter(resource ->
                        resource.mark().isPresent() || !request.adopt().contains(resource.name()))
                .toList();
        return refused.stream()
                .map(resource -> scope.ownership(name).refusal(resource, refused))
                .toList();
    }

    /** Why nothing but forks can come of this name, for each part that somebody else's resource stands for. */
    List<ForkStackException> sources() {
        return standings.stream()
                .filter(standing -> standing.part().provider().isSource(name))
                .map(this::source)
                .toList();
    }

    private ForkStackException source(Standing standing) {
        return new ForkStackException(
                Kind.CONFIGURATION,
                "Environment " + name + " has a " + standing.part().title() + " that is there to be forked alone ("
                        + standing.part().section() + "." + name + "), so it is left alone.",
                "Choose another environment name, and fork this one (FROM=" + name + ").");
    }

    private void admit(CreateRequest request, Mark mark, Problems problems) {
        if (scope.owner().isNot(mark)) {
            problems.add(new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "Environment " + name + " belongs to " + mark.owner().orElseThrow() + ", since " + mark.created()
                            + ".",
                    "Join it (make envs-switch " + name + "), or choose another name."));
        } else if (request.failIfExists() && isComplete()) {
            problems.add(new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "Environment " + name + " exists, since " + mark.created() + ".",
                    "Leave out -Dforkstack.failIfExists to use it as it is."));
        }
        request.from()
                .filter(from -> !mark.source().equals(Optional.of(from)))
                .ifPresent(from -> problems.add(differs(
                        "forked from " + mark.source().map(Object::toString).orElse("nothing"), "from " + from)));
        request.at()
                .ifPresent(at -> standings.stream()
                        .filter(standing -> standing.part().provider() instanceof PointInTime)
                        .flatMap(standing -> standing.mark().stream())
                        .filter(other -> !other.at().equals(Optional.of(at)))
                        .findFirst()
                        .ifPresent(other -> problems.add(differs(
                                "forked as of "
                                        + other.at().map(Object::toString).orElse("when it was made"),
                                "as of " + at))));
    }

    private ForkStackException differs(String is, String asked) {
        return new ForkStackException(
                Kind.ALREADY_EXISTS,
                "Environment " + name + " exists and was " + is + ", not " + asked + ".",
                "Delete it first (make envs-delete " + name + "), or choose another name.");
    }
}
