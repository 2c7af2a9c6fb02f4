package dev.forkstack.provider.local;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets on this machine keep what every provider promises. */
class LocalBucketContractIT extends ResourceProviderContract {

    @TempDir
    static Path home;

    static LocalBucketUnderTest service;

    @BeforeAll
    static void start() {
        service = new LocalBucketUnderTest(home);
    }

    @AfterAll
    static void stop() {
        new LocalBuckets(home).close();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
