package dev.forkstack.provider.postgres;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Databases of the user's own PostgreSQL keep what every provider promises. */
class LocalPostgresContractIT extends ResourceProviderContract {

    @TempDir
    static Path home;

    static LocalPostgresUnderTest service;

    @BeforeAll
    static void start() {
        service = new LocalPostgresUnderTest(home);
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
