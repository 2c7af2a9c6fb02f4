package dev.forkstack.provider.s3;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** What every provider promises, held at a store that runs for one class. */
abstract class StoreContract extends ResourceProviderContract {

    @TempDir
    static Path directory;

    private static S3StoreUnderTest service;

    static void at(RunningStore store) {
        service = new S3StoreUnderTest(store, directory.resolve("home"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
