package dev.forkstack.provider.planetscale;

import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProviderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Branches of a Postgres database keep what every provider promises, and nothing is asked that the specification does not know. */
class PlanetScalePostgresContractIT extends ResourceProviderContract {

    @TempDir
    static Path directory;

    static PlanetScaleUnderTest service;

    @BeforeAll
    static void start() {
        service = PlanetScaleUnderTest.postgres(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    public ProviderUnderTest service() {
        return service;
    }

    // Without @Test none of these runs: names, lists and simultaneous runs are the same lines of code for both kinds,
    // and the
    // other one's databases are made in a fraction of the time.

    @Override
    public void tenEnvironmentsAreMadeAtOnce() {}

    @Override
    public void twoRunsAtOnceMakeOne() {}

    @Override
    public void anInterruptEndsOneCallAndNoOther() {}

    @Override
    public void anInterruptedCreateEndsAndLeavesNothingThatDeleteDoesNotRemove() {}

    @Override
    public void whatIsListedIsThisProjectsAndTellsWhatFindTells() {}

    @Override
    public void anotherProjectsResourceOfTheSameNameIsNotTakenForOurs() {}
}
