package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must not happen to whom. Immutable.
 *
 * @param names the environments that are never deleted
 */
public record Protection(Set<EnvironmentName> names, Map<String, String> processEnvironment) {

    boolean covers(EnvironmentName name) {
        return names.contains(name);
    }

    /** @throws ForkStackException {@code REJECTED} if this process stands in production */
    void refuseInProduction() {
        if (variable().filter(EnvironmentName.PROD::equals).isPresent()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "ENV names production here, and nothing is made, switched or deleted from there.",
                    "Unset ENV, then run the command again.");
        }
    }

    /** @throws ForkStackException {@code REJECTED} if the environment is protected, or a source of others */
    void refuseToDelete(EnvironmentName name, Optional<EnvironmentName> source) {
        if (covers(name)) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Cannot delete protected environment: " + name,
                    "dev, prod and what 'protected' names in the configuration always stay.");
        }
        if (source.filter(name::equals).isPresent()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Cannot delete environment " + name + ": it is the source that others fork from.",
                    "Name another 'source' in the configuration first.");
        }
    }

    /** @throws ForkStackException {@code REJECTED} for production, whose values are never written to a file */
    void refuseProduction(String verb, EnvironmentName name) {
        if (name.equals(EnvironmentName.PROD)) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "Cannot " + verb + " protected environment: " + name,
                    "Production's values come from the process environment: start the application with ENV=prod and let a"
                            + " secrets manager set them.");
        }
    }

    /** Says so when the shell will send the application somewhere else than the command just did. */
    public Optional<String> disagreement(EnvironmentName name) {
        return variable()
                .filter(other -> !other.equals(name))
                .map(other -> "ENV=" + other
                        + " is set in this shell, so an application started from it looks for " + other + ", not for "
                        + name
                        + ". Unset it: unset ENV");
    }

    private Optional<EnvironmentName> variable() {
        try {
            return CurrentEnvironment.variable(processEnvironment);
        } catch (ForkStackRuntimeException e) {
            throw new ForkStackException(Kind.CONFIGURATION, e.problem(), e.remedy(), e);
        }
    }

    @Override
    public String toString() {
        return names.toString(); // the process environment holds secrets
    }
}
