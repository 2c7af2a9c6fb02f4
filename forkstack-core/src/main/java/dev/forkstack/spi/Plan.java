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
 * @param disconnect what may be done to the sessions of the source
 */
public record Plan(Optional<Resource> source, Mark mark, Disconnect disconnect) {

    /** With nobody disconnected, where that is the provider's rule. */
    public Plan(Optional<Resource> source, Mark mark) {
        this(source, mark, Disconnect.NOT_ASKED);
    }

    public EnvironmentName name() {
        return mark.env();
    }
}
