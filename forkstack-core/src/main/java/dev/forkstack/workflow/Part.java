package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.spi.BelongsToCheckout;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.ResourceProvider;
import java.util.Map;
import java.util.Optional;

/**
 * One resource that every environment of the project has, and who provides it.
 *
 * @param name tells several of one kind apart; absent for the first
 * @param providerName as it stands in the configuration
 * @param defaultSource what is forked when nobody names a source
 */
public record Part(
        ResourceKind kind,
        Optional<PartName> name,
        String providerName,
        EnvironmentName defaultSource,
        ResourceProvider provider) {

    /** The first of its kind. */
    public Part(ResourceKind kind, String providerName, EnvironmentName defaultSource, ResourceProvider provider) {
        this(kind, Optional.empty(), providerName, defaultSource, provider);
    }

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

    /** For messages: {@code database}, or {@code database audit} where there are several. */
    public String title() {
        return kind + name.map(own -> " " + own).orElse("");
    }

    /** Where it stands in the configuration: {@code database}, or {@code databases.audit}. */
    public String section() {
        return kind.section(name);
    }

    /** Whether the resource's mark names this part. */
    boolean covers(Resource resource) {
        return resource.mark().map(Mark::part).filter(name::equals).isPresent();
    }

    /** Whether the resource is this part of its environment. */
    boolean isOf(Resource resource) {
        return resource.kind() == kind && covers(resource);
    }

    /** As {@link ResourceProvider#connect}, under the variables of this part. */
    EnvVars connect(Owned owned, EnvVars held) {
        PartVariables variables = new PartVariables(name);
        return variables.prefixed(provider.connect(owned, variables.plain(held)));
    }
}
