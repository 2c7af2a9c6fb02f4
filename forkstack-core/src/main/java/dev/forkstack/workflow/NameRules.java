package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.EnvironmentName;

/** What an environment of this project cannot be called. */
record NameRules(Scope scope) {

    /** The database {@code audit} of {@code alice} and the first one of {@code audit-alice} would have one name. */
    void check(EnvironmentName name, Problems problems) {
        scope.parts().stream()
                .flatMap(part -> part.name().stream())
                .distinct()
                .filter(part -> name.value().startsWith(part + "-"))
                .forEach(part -> problems.add(new ForkStackException(
                        Kind.CONFIGURATION,
                        "An environment cannot be called " + name + ": this project has a part " + part
                                + ", and its resources are called so.",
                        "Choose a name that does not begin with " + part + "-.")));
    }
}
