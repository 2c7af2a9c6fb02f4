package dev.forkstack.provider.planetscale;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Branches of a Vitess database keep what every provider promises, and nothing is asked that the specification does not know. */
class PlanetScaleContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static PlanetScaleUnderTest service;

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.vitess(directory);
    }

    @AfterAll
    static void stop() {
        if (service != null) { // nothing is started where there is no MariaDB
            service.close();
            service = null;
        }
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
