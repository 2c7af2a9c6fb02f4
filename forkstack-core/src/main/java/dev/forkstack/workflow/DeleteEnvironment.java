package dev.forkstack.workflow;

import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code delete}: removes what is proven to be the environment's, keeps going when a part fails, and reports all
 * failures together. Deleting what is not there is success, so it can be repeated, also after a killed {@code new}.
 */
public final class DeleteEnvironment {

    private final Scope scope;

    public DeleteEnvironment(Scope scope) {
        this.scope = scope;
    }

    /** @throws ForkStackException {@code REJECTED} for a protected or a colleague's environment */
    public Deleted run(DeleteRequest request) {
        scope.protection().refuseInProduction();
        scope.protection().refuseToDelete(request.name(), scope.source());
        refuseTemplate(request);
        return EnvironmentLock.holding(scope, request.name().value(), () -> delete(request));
    }

    private Deleted delete(DeleteRequest request) {
        EnvironmentName name = request.name();
        Survey survey = Survey.of(scope, name);
        Optional<String> spared = scope.destination().judge(name, survey.ours()).spared();
        if (spared.isPresent()) {
            scope.destination().leave(name);
            return new Deleted(true, false, spared);
        }
        Problems sources = new Problems();
        survey.sources().forEach(sources::add);
        sources.throwIfAny();
        survey.ours().forEach(mark -> refuseColleagues(request, mark));
        refuseDependants(survey);
        // There is no way back any more, and a database whose removal is cut short is of no use to anybody.
        return Unstoppable.run(() -> removed(name, survey));
    }

    /** For a caller that holds the environment's lock. */
    Deleted removed(EnvironmentName name, Survey survey) {
        boolean wasCurrent = scope.destination().leave(name);
        List<Optional<ForkStackException>> failures =
                Parallel.map(survey.standings(), standing -> delete(name, standing));
        Problems problems = new Problems();
        failures.forEach(failure -> failure.ifPresent(problems::add));
        problems.throwIfAny();
        return new Deleted(!survey.isAbsent(), wasCurrent, Optional.empty());
    }

    private Optional<ForkStackException> delete(EnvironmentName name, Standing standing) {
        long begin = System.nanoTime();
        try {
            if (standing.isAbsent()) {
                standing.part().provider().sweep(); // what a killed run left has no name of its own yet
                return Optional.empty();
            }
            Resource resource = standing.found().orElseThrow();
            standing.part().provider().delete(scope.ownership(name).claim(resource));
            scope.progress().finished(resource.title(), "deleted", Duration.ofNanos(System.nanoTime() - begin));
            return Optional.empty();
        } catch (ForkStackException e) {
            return Optional.of(e);
        }
    }

    private void refuseTemplate(DeleteRequest request) {
        if (scope.limits().isTemplate(request.name()) && !request.isForced()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Environment " + request.name() + " is a template that others fork from.",
                    "Delete it all the same with -Dforkstack.force=" + request.name() + ".");
        }
    }

    private void refuseColleagues(DeleteRequest request, Mark mark) {
        if (!scope.owner().mayDelete(mark) && !request.isForced()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Environment " + request.name() + " belongs to "
                            + mark.owner().orElseThrow() + ", since " + mark.created() + ".",
                    "Ask them, or delete it all the same with -Dforkstack.force=" + request.name() + ".");
        }
    }

    private static void refuseDependants(Survey survey) {
        Problems problems = new Problems();
        survey.standings()
                .forEach(standing -> standing.found()
                        .filter(resource -> !resource.dependants().isEmpty())
                        .ifPresent(resource -> problems.add(new ForkStackException(
                                Kind.REJECTED,
                                "The " + resource.title() + " cannot be deleted before what was forked from it: "
                                        + String.join(", ", resource.dependants()) + ".",
                                "Delete these first."))));
        problems.throwIfAny();
    }
}
