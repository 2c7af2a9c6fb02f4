package dev.forkstack.provider.tigris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at Tigris keep what every provider promises. */
class TigrisContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static TigrisUnderTest service;

    @BeforeAll
    static void start() {
        service = new TigrisUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
        assertThat(service.tigris.traffic().violations()).isEmpty();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
