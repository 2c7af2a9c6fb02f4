package dev.forkstack.workflow;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of an environment that each machine has for itself, such as a local bucket beside a database in the cloud. Who
 * joins a colleague's environment from another machine gets parts of their own, since the colleague's cannot be reached.
 */
final class LocalParts {

    private final Scope scope;
    private final Survey survey;

    LocalParts(Scope scope, Survey survey) {
        this.scope = scope;
        this.survey = survey;
    }

    /** Whether everything that can be reached from all machines is ready, and something of this machine is not. */
    boolean areAllThatIsMissing() {
        List<Standing> shared = survey.standings().stream()
                .filter(standing -> !standing.part().makesOrigin())
                .toList();
        return !shared.isEmpty() && shared.stream().allMatch(Standing::isReady) && !survey.isComplete();
    }

    /** Forks what is missing; what this run made is undone when a part of it fails. */
    void make() {
        Marks marks = new Marks(scope);
        List<Standing> missing = survey.standings().stream()
                .filter(standing -> !standing.isReady())
                .toList();
        scope.progress().note("what of " + survey.name() + " belongs to one machine is made here");
        Rollback.around(rollback -> {
            Fork fork = new Fork(scope, marks, request(missing), survey, rollback);
            fork.ensureOrigin(missing);
            List<Connected> made = Parallel.map(missing, fork::of);
            return Unstoppable.run(() -> Publication.of(scope, made));
        });
    }

    /** Where the environment was forked from may have parts on its own machine alone. */
    private CreateRequest request(List<Standing> missing) {
        Optional<EnvironmentName> unreachable = missing.stream()
                .map(Standing::part)
                .flatMap(part -> survey
                        .chosenSource(part)
                        .filter(source -> !source.equals(part.defaultSource()))
                        .filter(source -> part.provider().find(source).isEmpty())
                        .stream())
                .findFirst();
        unreachable.ifPresent(source -> scope.progress()
                .warning("forked from " + EnvironmentName.DEV + " instead of " + source
                        + ", which is not on this machine"));
        return new CreateRequest(
                survey.name(), unreachable.map(source -> EnvironmentName.DEV), Optional.empty(), Set.of(), false);
    }
}
