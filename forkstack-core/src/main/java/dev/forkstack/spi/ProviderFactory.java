package dev.forkstack.spi;

import dev.forkstack.model.ResourceKind;

/** A provider is a name and a {@code create}. Found through {@link java.util.ServiceLoader}. */
public interface ProviderFactory {

    /** What stands as {@code provider} in the configuration, such as {@code local-postgres}. */
    String name();

    ResourceKind kind();

    /** The source that is forked when nobody names one: {@code dev} where this is on the user's machine, else {@code prod}. */
    String defaultSource();

    /**
     * Reads every setting that it knows, touches nothing else yet.
     *
     * @throws dev.forkstack.model.ForkStackException {@code CONFIGURATION} if a setting has no sense
     */
    ResourceProvider create(Settings settings, ProviderContext context);
}
