package dev.forkstack.provider.neon;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Branches at Neon keep what every provider promises, and nothing is asked that the specification does not know. */
class NeonContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static NeonUnderTest service;

    @BeforeAll
    static void start() {
        service = new NeonUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
