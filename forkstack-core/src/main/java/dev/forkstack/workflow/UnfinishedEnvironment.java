package dev.forkstack.workflow;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.HasLocalServer;
import java.util.Optional;

/**
 * What a dead run has left of an environment that never was ready. On this machine alone, because whether a run lives on
 * another one nobody can tell.
 */
record UnfinishedEnvironment(Scope scope, EnvironmentName name) {

    /** Nobody has ever worked in it, nobody else made it, and whoever made it was on this machine and is dead. */
    boolean mayBeRemoved(Environment environment) {
        return scope.parts().stream().allMatch(part -> part.provider() instanceof HasLocalServer)
                && !scope.isKept(name)
                && environment.resources().stream().allMatch(this::isUnfinished);
    }

    /** Looks again first, under the lock that a run which completes it would hold. */
    String remove() {
        return EnvironmentLock.holding(scope, name.value(), () -> {
            Survey survey = Survey.of(scope, name);
            boolean allUnfinished = survey.standings().stream()
                    .map(Standing::found)
                    .flatMap(Optional::stream)
                    .allMatch(this::isUnfinished);
            if (survey.isAbsent() || !allUnfinished) {
                return "environment " + name + " was seen to by another run meanwhile";
            }
            survey.standings()
                    .forEach(standing -> standing.found()
                            .ifPresent(resource -> standing.part()
                                    .provider()
                                    .delete(scope.ownership(name).claim(resource))));
            return "removed what a dead run left of environment " + name;
        });
    }

    private boolean isUnfinished(Resource resource) {
        return scope.ownership(name).covers(resource)
                && resource.mark()
                        .filter(mark -> mark.state() == Mark.State.FILLING
                                && !scope.owner().isNot(mark))
                        .isPresent();
    }
}
