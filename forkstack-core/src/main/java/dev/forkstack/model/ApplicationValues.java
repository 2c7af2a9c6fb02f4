package dev.forkstack.model;

import dev.forkstack.runtime.CurrentEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an application started in this checkout would get. Immutable; carries no secret.
 *
 * @param current its environment; empty where {@code ENV} or {@code .current-env} names none
 * @param variables what stands for it, also where it is refused
 * @param credentialsExpire when the first of its credentials ends
 * @param refusal why it would be refused; empty where it is not
 */
public record ApplicationValues(
        Optional<CurrentEnvironment> current,
        List<Variable> variables,
        Optional<Instant> credentialsExpire,
        Optional<Refusal> refusal) {

    public ApplicationValues {
        variables = List.copyOf(variables);
    }
}
