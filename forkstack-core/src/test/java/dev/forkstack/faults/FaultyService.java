package dev.forkstack.faults;

import dev.forkstack.emulator.Traffic;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.spi.ProviderUnderTest;

/** A service that fails on request. Its providers wait for milliseconds where users' wait for seconds. */
public interface FaultyService extends ProviderUnderTest, AutoCloseable {

    /** As messages call it. */
    String name();

    /** What its providers make. */
    default ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    Traffic traffic();

    /** Everything that stands at the service, a line a thing, without what a fault may leave and nobody can remove. */
    String state();

    @Override
    void close();
}
