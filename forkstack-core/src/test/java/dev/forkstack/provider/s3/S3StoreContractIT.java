package dev.forkstack.provider.s3;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at S3Proxy, whose buckets have no tags, keep what every provider promises. */
class S3StoreContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static S3StoreUnderTest service;

    @BeforeAll
    static void start() throws Exception {
        service = new S3StoreUnderTest(RunningStore.s3proxy(directory.resolve("buckets")), directory);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
