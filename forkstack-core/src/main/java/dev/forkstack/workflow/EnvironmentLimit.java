package dev.forkstack.workflow;

import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.TimeSpan;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The limit {@code maxEnvironments}: how many there are beside what is protected, and whose. */
record EnvironmentLimit(Scope scope) {

    /** On this machine nobody counts while another run is about to make one more; other machines are not asked. */
    <T> T during(EnvironmentName name, Supplier<T> making) {
        if (scope.limits().maxEnvironments().isEmpty() || scope.isKept(name)) {
            return making.get();
        }
        return EnvironmentLock.holding(scope, "max.environments", making);
    }

    /** @throws ForkStackException {@code REJECTED} naming all that stand, if there is no room for one more */
    void check(EnvironmentName name) {
        if (scope.limits().maxEnvironments().isEmpty() || scope.isKept(name)) {
            return;
        }
        int maximum = scope.limits().maxEnvironments().getAsInt();
        List<Environment> counted = new ListEnvironments(scope)
                .run().stream()
                        .filter(environment -> environment.state() != Environment.State.FOREIGN)
                        .filter(environment -> !scope.isKept(new EnvironmentName(environment.name())))
                        .toList();
        if (counted.size() < maximum) {
            return;
        }
        throw new ForkStackException(
                Kind.REJECTED,
                "The project may have " + maximum + " environments (maxEnvironments), and has " + counted.size() + ": "
                        + counted.stream().map(EnvironmentLimit::whose).collect(Collectors.joining(", ")) + ".",
                "Delete one that nobody needs (make envs-delete NAME), or raise maxEnvironments.");
    }

    private static String whose(Environment environment) {
        String owner = environment.owner().map(name -> "of " + name + ", ").orElse("");
        String since = environment
                .created()
                .map(created -> TimeSpan.ago(Duration.between(created, Instant.now())))
                .orElse("since when is unknown");
        return environment.name() + " (" + owner + since + ")";
    }
}
