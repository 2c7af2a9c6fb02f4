package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Databases at Turso keep what every provider promises, and nothing is asked that the specification does not know. */
class TursoContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static TursoUnderTest service;

    @BeforeAll
    static void start() {
        service = new TursoUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
        assertThat(service.turso.traffic().violations()).isEmpty();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
