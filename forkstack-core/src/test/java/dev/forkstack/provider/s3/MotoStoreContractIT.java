package dev.forkstack.provider.s3;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at moto, which gives the tags of a bucket to the next of its name, keep what every provider promises. */
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
