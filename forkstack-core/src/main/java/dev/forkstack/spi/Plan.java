package dev.forkstack.spi;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;

/**
 * What is to be made.
 *
 * @param source what to fork; absent means from nothing, or from the provider's seed
 * @param mark what the resource shall carry, but for its id, which the provider fills in ({@link Mark#on})
 */
public record Plan(Optional<Resource> source, Mark mark) {

    public EnvironmentName name() {
        return mark.env();
    }
}
