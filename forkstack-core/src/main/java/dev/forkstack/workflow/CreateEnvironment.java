package dev.forkstack.workflow;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.state.Destination;
import dev.forkstack.state.Unwritten;
import java.util.List;
import java.util.Optional;

/**
 * {@code new}: ensures that an environment stands as a whole and switches the checkout to it. What this run made is
 * undone when a part of it fails; what stood before is left as it was.
 */
public final class CreateEnvironment {

    private final Scope scope;
    private final Marks marks;

    public CreateEnvironment(Scope scope) {
        this.scope = scope;
        this.marks = new Marks(scope);
    }

    /** @throws ForkStackException with every reason that could be known, before anything was touched */
    public Created run(CreateRequest request) {
        EnvironmentName name = request.name();
        if (scope.limits().isTemplate(name) && !(scope.destination() instanceof Unwritten)) {
            // No checkout is ever in a template, so that it can be forked at any time.
            return new CreateEnvironment(scope.writingTo(new Unwritten(scope.destination()))).run(request);
        }
        scope.protection().refuseInProduction();
        scope.protection().refuseProduction("create", name);
        refuseToForkItself(request);
        Problems problems = new Problems();
        new NameRules(scope).check(name, problems);
        scope.destination().inspect(problems);
        problems.throwIfAny();
        EnvironmentLimit limit = new EnvironmentLimit(scope);
        return limit.during(name, () -> EnvironmentLock.holding(scope, name.value(), () -> create(request, limit)));
    }

    private Created create(CreateRequest request, EnvironmentLimit limit) {
        scope.destination().prepare(scope.progress());
        new LocalServers(scope).ensure();
        Survey survey = surveyWithoutLeftovers(request.name());
        survey.admit(request);
        if (survey.isAbsent()) {
            limit.check(request.name());
        }
        return Rollback.around(rollback -> {
            Fork fork = new Fork(scope, marks, request, survey, rollback);
            fork.ensureOrigin(survey.standings());
            List<Connected> usable = Parallel.map(survey.standings(), fork::of);
            // From here on everything is quick, and half of it would be neither an environment nor none.
            return Unstoppable.run(() -> finished(request.name(), survey, usable, rollback));
        });
    }

    /** A build's tests want what the source has, not what the tests of a killed build have made of it. */
    private Survey surveyWithoutLeftovers(EnvironmentName name) {
        Survey survey = Survey.of(scope, name);
        List<Mark> ours = survey.ours();
        Destination.Verdict verdict = scope.destination().judge(name, ours);
        if (verdict.leftover()) {
            scope.progress().note("what an earlier build has left of " + name + " goes first");
            Unstoppable.run(() -> new DeleteEnvironment(scope).removed(name, survey));
            return Survey.of(scope, name);
        }
        if (verdict.spared().isPresent() && ours.stream().anyMatch(mark -> mark.state() == Mark.State.FILLING)) {
            throw new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "Environment " + name + " is unfinished, and no build may finish it: "
                            + verdict.spared().get() + ".",
                    "Complete it (make envs-new " + name + "), or give the build another name (-Dforkstack.env=NAME).");
        }
        return survey;
    }

    private Created finished(EnvironmentName name, Survey survey, List<Connected> usable, Rollback rollback) {
        List<Connected> all = Publication.of(scope, Parallel.map(usable, connected -> connected.usedBy(marks, scope)));
        rollback.commit();
        EnvVars values = Values.of(scope, name, all);
        Optional<EnvironmentName> before = scope.destination().switchedTo();
        scope.destination().switchTo(name, values);
        scope.destination().review(scope.progress());
        Environment environment = new Environment(
                name.value(),
                Environment.State.READY,
                all.stream().map(connected -> connected.owned().resource()).toList());
        return new Created(environment, values, survey.isComplete(), before.filter(other -> !other.equals(name)));
    }

    private static void refuseToForkItself(CreateRequest request) {
        request.from().ifPresent(from -> {
            if (from.equals(request.name()) || request.name().equals(EnvironmentName.DEV)) {
                throw new ForkStackException(
                        Kind.CONFIGURATION,
                        "Environment " + request.name() + " cannot be forked from " + from + ".",
                        request.name().equals(from)
                                ? "Name another source."
                                : "dev is what others fork from: it is made from the seed, or empty.");
            }
        });
    }
}
