package dev.forkstack.model;

import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;

/**
 * What {@code delete} is asked for. Immutable.
 *
 * @param force the name once more, from somebody who knows that the environment is another's
 */
public record DeleteRequest(EnvironmentName name, Optional<String> force) {

    public boolean isForced() {
        return force.filter(name.value()::equals).isPresent();
    }
}
