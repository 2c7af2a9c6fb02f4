package dev.forkstack.provider.remote;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.spi.ProviderFactory;
import java.time.Clock;

/** What all factories of services elsewhere have: production is what is forked, and tests are less patient. Thread-safe. */
public abstract class RemoteFactory implements ProviderFactory {

    protected final Pacing pacing;
    protected final Clock clock;

    private final String name;
    private final ResourceKind kind;

    protected RemoteFactory(String name, ResourceKind kind, Pacing pacing, Clock clock) {
        this.name = name;
        this.kind = kind;
        this.pacing = pacing;
        this.clock = clock;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final ResourceKind kind() {
        return kind;
    }

    @Override
    public final String defaultSource() {
        return "prod";
    }
}
