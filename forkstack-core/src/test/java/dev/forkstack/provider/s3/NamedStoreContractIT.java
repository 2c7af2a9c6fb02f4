package dev.forkstack.provider.s3;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at the store that is named on the command line keep what every provider promises; where none is, this says so. */
class NamedStoreContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static S3StoreUnderTest service;

    @BeforeAll
    static void start() throws Exception {
        service = new S3StoreUnderTest(RunningStore.fromProperties(), directory);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (service != null) {
            service.close();
        }
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
