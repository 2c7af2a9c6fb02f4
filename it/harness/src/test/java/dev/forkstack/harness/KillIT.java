package dev.forkstack.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KillIT {

    private final Path directory = Path.of(System.getProperty("forkstack.harness.directory"));

    @Test
    void leavesTheOldOrTheNewStateWhereverAVerbIsKilled() throws Exception {
        KillReport report = new KillHarness(directory, KillPlan.fromSystemProperties()).run();
        report.print(System.out);
        report.write(directory.resolve("kill.json"));
        assertThat(report.violations()).isEmpty();
        assertThat(report.notRun().isEmpty() && report.series().isEmpty())
                .as("no series is called so")
                .isFalse();
    }
}
