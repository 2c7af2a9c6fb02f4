package dev.forkstack.workflow;

import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code doctor} says of environments that are not whole, and of what stands in their place and is not ours. */
record EnvironmentsDiagnosis(Scope scope, Optional<EnvironmentName> current) {

    List<Observation> observe() {
        try {
            List<Observation> observations = new ArrayList<>();
            for (Environment environment : new ListEnvironments(scope).run()) {
                switch (environment.state()) {
                    case INCOMPLETE -> observations.add(incomplete(environment));
                    case FOREIGN ->
                        environment.resources().stream()
                                .map(EnvironmentsDiagnosis::foreign)
                                .forEach(observations::add);
                    case READY, ELSEWHERE, SOURCE -> {}
                }
            }
            return observations;
        } catch (ForkStackException e) {
            return List.of(Observation.of(Finding.problem(e)));
        }
    }

    private static Observation foreign(Resource resource) {
        return Observation.of(Finding.warning(
                "the " + resource.title() + " has a name of this project's and was not made by it, so it is left alone",
                "If it is in the way, rename it or choose other environment names; if it shall be an environment's, take it"
                        + " over: -Dforkstack.adopt=" + resource.name()));
    }

    private Observation incomplete(Environment environment) {
        EnvironmentName name = new EnvironmentName(environment.name());
        String fact = "environment " + name + " is incomplete: " + lacking(environment);
        if (EnvironmentLock.isHeld(scope, name.value())) {
            return Observation.of(Finding.ok(fact + "; a run on this machine works on it"));
        }
        Finding finding = Finding.warning(
                fact + "; no run on this machine works on it",
                "Complete it (make envs-new " + name + "), or remove it (make envs-delete " + name + ").");
        UnfinishedEnvironment unfinished = new UnfinishedEnvironment(scope, name);
        return unfinished.mayBeRemoved(environment) && !current.equals(Optional.of(name))
                ? Observation.mendable(finding, unfinished::remove)
                : Observation.of(finding);
    }

    private String lacking(Environment environment) {
        return Stream.concat(
                        environment.resources().stream()
                                .filter(resource -> mark(resource).state() == Mark.State.FILLING)
                                .map(resource -> "its " + resource.title() + " was never finished (run "
                                        + mark(resource).run() + ", " + Age.words(mark(resource)) + ")"),
                        scope.parts().stream()
                                .filter(part -> environment.resources().stream().noneMatch(part::isOf))
                                .map(part -> "it has no " + part.title()))
                .collect(Collectors.joining(", "));
    }

    private static Mark mark(Resource resource) {
        return resource.mark().orElseThrow();
    }
}
