package dev.forkstack.provider.s3;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at moto, which has tags and keeps them for the next bucket of a name, keep what every provider promises; where moto is notn * installed, this says so. */
class MotoStoreContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static S3StoreUnderTest service;

    @BeforeAll
    static void start() throws Exception {
        service = new S3StoreUnderTest(RunningStore.moto(), directory);
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
