package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.EmulatorProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanetScaleCommandIT {

    @TempDir
    Path directory;

    @Test
    void startedByHandItSaysWhatToPasteAndItsServerEndsEvenWhenItIsKilled() throws Exception {
        EmulatorProcess emulator = EmulatorProcess.start(directory, "planetscale");
        List<ProcessHandle> servers = emulator.process().descendants().toList();
        try {
            assertThat(emulator.ready()).containsKeys("api", "token", "organization", "database");
            String[] token = emulator.ready().getProperty("token").split(":", 2);
            assertThat(emulator.said())
                    .contains("export PLANETSCALE_SERVICE_TOKEN_ID=" + token[0])
                    .contains("export PLANETSCALE_SERVICE_TOKEN=" + token[1])
                    .contains("api = \"" + emulator.ready().getProperty("api") + "\"");
        } finally {
            emulator.process().destroyForcibly();
        }
        assertThat(servers).isNotEmpty();
        for (ProcessHandle server : servers) {
            server.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
