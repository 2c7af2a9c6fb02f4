package dev.forkstack.provider.postgres;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Databases of any PostgreSQL server keep what every provider promises, with an admin who is no superuser. */
class PostgresContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static PostgresUnderTest service;

    @BeforeAll
    static void start() {
        service = new PostgresUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        service.server.close();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
