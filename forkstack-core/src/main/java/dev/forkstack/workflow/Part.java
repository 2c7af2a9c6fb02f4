package dev.forkstack.workflow;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.ResourceProvider;

/**
 * One resource that every environment of the project has, and who provides it.
 *
 * @param providerName as it stands in the configuration
 * @param defaultSource what is forked when nobody names a source
 */
public record Part(ResourceKind kind, String providerName, EnvironmentName defaultSource, ResourceProvider provider) {

    /** Whether {@code dev} is made here on first use. */
    public boolean makesOrigin() {
        return provider instanceof MakesOrigin;
    }
}
