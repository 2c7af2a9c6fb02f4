package dev.forkstack.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ManyIT {

    private final Path directory = Path.of(System.getProperty("forkstack.harness.directory"));

    @Test
    void endsInWholeEnvironmentsHoweverManyVerbsMeet() throws Exception {
        ManyReport report = new ManyHarness(directory, ManyPlan.fromSystemProperties()).run();
        report.write(directory.resolve("many.json"));
        assertThat(report.violations()).isEmpty();
    }
}
