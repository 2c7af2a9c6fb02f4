package dev.forkstack.workflow;

import dev.forkstack.runtime.EnvironmentName;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the configuration allows. Immutable.
 *
 * @param templates what only serves as a source
 * @param maxEnvironments how many environments the project may have, its sources and protected ones apart
 */
public record Limits(Set<EnvironmentName> templates, OptionalInt maxEnvironments) {

    public static final Limits NONE = new Limits(Set.of(), OptionalInt.empty());

    boolean isTemplate(EnvironmentName name) {
        return templates.contains(name);
    }
}
