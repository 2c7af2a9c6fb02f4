package dev.forkstack.workflow;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of an environment that each machine or each work tree has for itself, such as a local bucket beside a database
 * in the cloud, or a directory in the checkout. Who joins an environment from elsewhere gets parts of their own.
 */
final class LocalParts {

    private final Scope scope;
    private final Survey survey;

    LocalParts(Scope scope, Survey survey) {
        this.scope = scope;
        this.survey = survey;
    }

    /** Whether what can be reached from farther is ready, and only what belongs to this machine or checkout is not. */
    boolean areAllThatIsMissing() {
        return Reach.isOnlyCloserMissing(
                scope.parts(),
                part -> survey.standings().stream()
                        .anyMatch(standing -> standing.part() == part && standing.isReady()));
    }

    /** Forks what is missing; what this run made is undone when a part of it fails. */
    void make() {
        Marks marks = new Marks(scope);
        List<Standing> missing = survey.standings().stream()
                .filter(standing -> !standing.isReady())
                .toList();
        boolean ofCheckout =
                missing.stream().allMatch(standing -> standing.part().reach() == Reach.THIS_CHECKOUT);
        scope.progress()
                .note("what of " + survey.name() + " belongs to one " + (ofCheckout ? "work tree" : "machine")
                        + " is made here");
        Rollback.around(rollback -> {
            Fork fork = new Fork(scope, marks, request(missing), survey, rollback);
            fork.ensureOrigin(missing);
            List<Connected> made = Parallel.map(missing, fork::of);
            return Unstoppable.run(() -> Publication.of(scope, made));
        });
    }

    /** Where the environment was forked from may have parts on its own machine alone. */
    private CreateRequest request(List<Standing> missing) {
        Optional<Part> unreachable = missing.stream()
                .map(Standing::part)
                .filter(part -> survey.chosenSource(part)
                        .filter(source -> !source.equals(part.defaultSource()))
                        .filter(source -> part.provider().find(source).isEmpty())
                        .isPresent())
                .findFirst();
        unreachable.ifPresent(part -> scope.progress()
                .warning("forked from " + EnvironmentName.DEV + " instead of "
                        + survey.chosenSource(part).orElseThrow() + ", which is not "
                        + (part.reach() == Reach.THIS_CHECKOUT ? "in this work tree" : "on this machine")));
        return new CreateRequest(
                survey.name(), unreachable.map(part -> EnvironmentName.DEV), Optional.empty(), Set.of(), false);
    }
}
