package dev.forkstack.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A program of the user's is asked, and nothing that it does keeps us waiting for ever. */
@DisabledOnOs(OS.WINDOWS)
class ProgramTest {

    private static Program.Told ask(String script) throws IOException, InterruptedException {
        return Program.ask(List.of("sh", "-c", script), List.of("HIDDEN"), Duration.ofSeconds(20));
    }

    @Test
    void whatItPrintsIsTold() throws IOException, InterruptedException {
        Program.Told told = ask("echo out; echo err >&2; exit 3");
        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.output()).isEqualTo("out\n");
        assertThat(told.error()).isEqualTo("err\n");
    }

    /** An agent that a credential process starts, say. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void whatItLeavesRunningIsNotWaitedFor() throws IOException, InterruptedException {
        assertThat(ask("sleep 20 & sleep 0.3; echo out").output()).isEqualTo("out\n");
    }
}
