package dev.forkstack.provider.r2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.r2.R2Options;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Buckets at R2 keep what every provider promises, though new keys are refused at first and lists come in small pages. */
class R2ContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static R2UnderTest service;

    @BeforeAll
    static void start() {
        service = new R2UnderTest(directory, R2Options.DEFAULT.inPagesOf(3).refusing(2));
    }

    @AfterAll
    static void stop() {
        service.close();
        assertThat(service.traffic().violations()).isEmpty();
        assertThat(service.traffic().calls())
                .as("nothing is asked that R2 does not know")
                .noneMatch(call -> call.status() == 501);
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }
}
