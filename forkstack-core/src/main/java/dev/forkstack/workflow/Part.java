package dev.forkstack.workflow;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.BelongsToCheckout;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.ResourceProvider;
import java.util.Map;

/**
 * One resource that every environment of the project has, and who provides it.
 *
 * @param providerName as it stands in the configuration
 * @param defaultSource what is forked when nobody names a source
 */
public record Part(ResourceKind kind, String providerName, EnvironmentName defaultSource, ResourceProvider provider) {

    /** From where its resources can be reached. */
    Reach reach() {
        if (provider instanceof BelongsToCheckout) {
            return Reach.THIS_CHECKOUT;
        }
        return makesOrigin() ? Reach.THIS_MACHINE : Reach.ALL_MACHINES;
    }

    /** What git must not take of it; see {@link BelongsToCheckout#ignored}. */
    public Map<String, String> ignored() {
        return provider instanceof BelongsToCheckout checkout ? checkout.ignored() : Map.of();
    }

    /** Whether {@code dev} is made here on first use. */
    public boolean makesOrigin() {
        return provider instanceof MakesOrigin;
    }
}
