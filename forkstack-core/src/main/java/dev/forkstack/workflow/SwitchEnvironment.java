package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code switch}: writes the values of an environment that stands into the checkout, each proven by a request. */
public final class SwitchEnvironment {

    private final Scope scope;

    public SwitchEnvironment(Scope scope) {
        this.scope = scope;
    }

    /** @throws ForkStackException {@code NOT_FOUND} if the environment does not stand as a whole */
    public Environment run(EnvironmentName name) {
        scope.protection().refuseInProduction();
        scope.protection().refuseProduction("switch to", name);
        refuseTemplate(name);
        Problems problems = new Problems();
        scope.destination().inspect(problems);
        problems.throwIfAny();
        return EnvironmentLock.holding(scope, name.value(), () -> switchTo(name));
    }

    private void refuseTemplate(EnvironmentName name) {
        if (scope.limits().isTemplate(name)) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Environment " + name + " is a template: nobody is ever in it, so that it can always be forked.",
                    "Fork it (make envs-new NAME FROM=" + name + "). To change it, change a fork and make the template"
                            + " anew from that.");
        }
    }

    private Environment switchTo(EnvironmentName name) {
        scope.destination().prepare(scope.progress());
        EnvVars held = scope.destination().held(name);
        new LocalServers(scope).ensure();
        List<Connected> usable = Parallel.map(standings(name), standing -> {
            Owned owned = scope.ownership(name).claim(standing.found().orElseThrow());
            return new Connected(standing.part(), owned, standing.part().connect(owned, held));
        });
        // Both files or none, though somebody presses Ctrl-C between them.
        List<Connected> parts = Unstoppable.run(() -> {
            Marks marks = new Marks(scope);
            List<Connected> used = Parallel.map(usable, part -> part.usedBy(marks, scope));
            scope.destination().switchTo(name, Values.of(scope, name, used));
            scope.destination().review(scope.progress());
            return used;
        });
        return new Environment(
                name.value(),
                Environment.State.READY,
                parts.stream().map(part -> part.owned().resource()).toList());
    }

    private List<Standing> standings(EnvironmentName name) {
        if (name.equals(EnvironmentName.DEV) && scope.parts().stream().allMatch(Part::makesOrigin)) {
            Origin origin = new Origin(scope, new Marks(scope), Set.of());
            scope.progress().note("dev is shared: what you change there, everybody forks from now on");
            origin.dev(scope.parts());
            return Survey.of(scope, name).standings();
        }
        Survey survey = Survey.of(scope, name);
        if (survey.isAbsent()) {
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "There is no environment " + name + " in project " + scope.project() + ".",
                    "Make it (make envs-new " + name + "), or see which there are (make envs-list).");
        }
        Problems problems = new Problems();
        survey.sources().forEach(problems::add);
        problems.throwIfAny();
        survey.standings()
                .forEach(standing -> standing.found()
                        .ifPresent(found ->
                                problems.check(() -> scope.ownership(name).claim(found))));
        problems.throwIfAny();
        LocalParts local = new LocalParts(scope, survey);
        if (local.areAllThatIsMissing()) {
            local.make();
            return Survey.of(scope, name).standings();
        }
        if (!survey.isComplete()) {
            throw incomplete(survey);
        }
        return survey.standings();
    }

    private ForkStackException incomplete(Survey survey) {
        String missing = survey.standings().stream()
                .filter(standing -> !standing.isReady())
                .map(standing -> standing.found()
                        .map(found -> "its " + found.title() + " was never finished")
                        .orElse("it has no " + standing.part().title()))
                .collect(Collectors.joining(", "));
        return new ForkStackException(
                Kind.NOT_FOUND,
                "Environment " + survey.name() + " is incomplete: " + missing + ".",
                "Complete it (make envs-new " + survey.name()
                        + "), which forks what is missing anew"
                        + (scope.protection().names().contains(survey.name())
                                ? "."
                                : ", or remove the rest (make envs-delete " + survey.name() + ")."));
    }
}
