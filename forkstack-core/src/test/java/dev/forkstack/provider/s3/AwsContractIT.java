package dev.forkstack.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at Amazon S3 keep what every provider promises, with names that are the account's own. */
class AwsContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static AwsUnderTest service;

    @BeforeAll
    static void start() {
        service = new AwsUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
        assertThat(service.traffic().violations()).isEmpty();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
