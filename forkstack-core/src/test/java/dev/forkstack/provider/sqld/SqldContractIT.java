package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Namespaces at a libSQL server keep what every provider promises. */
class SqldContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static EmulatedSqld service;

    @BeforeAll
    static void start() {
        service = new EmulatedSqld(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
        assertThat(service.traffic().violations()).isEmpty();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
