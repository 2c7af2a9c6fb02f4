package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.postgres.PostgresAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmulatorsIT {

    @TempDir
    Path directory;

    @Test
    void startedByHandItSaysWhereItIsAndLeavesNothingWhenItIsTerminated() throws Exception {
        PostgresAccess server = TestPostgres.access();
        Path password = Files.writeString(directory.resolve("password"), server.password());
        EmulatorProcess neon = EmulatorProcess.start(
                directory,
                "neon",
                "--postgres",
                server.host() + ":" + server.port(),
                "--user",
                server.user(),
                "--password-file",
                password.toString());
        try {
            assertThat(neon.ready()).containsKeys("api", "token", "project");
            assertThat(neon.said())
                    .contains("export NEON_API_KEY=" + neon.ready().getProperty("token"))
                    .contains(neon.ready().getProperty("api"));
        } finally {
            neon.process().destroy();
            assertThat(neon.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(TestPostgres.leftovers()).isZero();
    }
}
