package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForkStrategyTest {

    @Test
    void aSmallDatabaseGoesThroughTheLogAndNobodyAsksTheFileSystem() {
        ForkStrategy strategy = ForkStrategy.of("app-dev", 8_000_000, () -> {
            throw new AssertionError("asked");
        });

        assertThat(strategy.sql()).isEqualTo("WAL_LOG");
        assertThat(strategy.told()).isEqualTo("copied 8 MB from app-dev");
    }

    @Test
    void aLargerOneIsClonedWhereThatWorksAndWritesNothing() {
        assertThat(ForkStrategy.of("app-dev", 30_000_000, () -> true))
                .isEqualTo(new ForkStrategy("FILE_COPY", "clone", 0, "cloned from app-dev"));
    }

    @Test
    void whereItDoesNotWorkOnlyAReallyLargeOneIsCopiedByFile() {
        assertThat(ForkStrategy.of("app-dev", 30_000_000, () -> false).sql()).isEqualTo("WAL_LOG");
        assertThat(ForkStrategy.of("app-dev", 940_000_000, () -> false))
                .isEqualTo(new ForkStrategy(
                        "FILE_COPY", "copy", 940_000_000, "copied 940 MB from app-dev: this file system cannot clone"));
    }
}
