package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.forkstack.emulator.Arguments;
import dev.forkstack.emulator.EmulatorProcess;
import dev.forkstack.emulator.Running;
import dev.forkstack.emulator.TestPostgres;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.nio.file.Files;
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
        assumeThat(MariaDbServer.isThere()).isTrue();
        EmulatorProcess emulator = EmulatorProcess.start(directory, "planetscale");
        List<ProcessHandle> servers = emulator.process().descendants().toList();
        try {
            assertThat(emulator.ready()).containsKeys("api", "token", "organization", "database");
            String[] token = emulator.ready().getProperty("token").split(":", 2);
            assertThat(emulator.said())
                    .contains("PlanetScale (Vitess)", "data = \"schema\"")
                    .contains("export PLANETSCALE_SERVICE_TOKEN_ID=" + token[0])
                    .contains("export PLANETSCALE_SERVICE_TOKEN=" + token[1])
                    .contains("api = \"" + emulator.ready().getProperty("api") + "\"");
        } finally {
            emulator.process().destroyForcibly();
        }
        assertThat(servers).isNotEmpty();
        for (ProcessHandle server : servers) {
            server.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void overPostgresItHasTheOtherKind() throws Exception {
        PostgresAccess server = TestPostgres.access();
        Path password = Files.writeString(directory.resolve("password"), server.password());
        Running running = PlanetScaleCommand.run(Arguments.parse(
                "planetscale",
                "--postgres",
                server.host() + ":" + server.port(),
                "--user",
                server.user(),
                "--password-file",
                password.toString()));
        try (AutoCloseable emulator = running.emulator()) {
            assertThat(((PlanetScaleEmulator) emulator).state()).contains("database shop postgresql");
            assertThat(running.lines()).anyMatch(line -> line.startsWith("data = \"empty\""));
            assertThat(running.toString()).doesNotContain(running.ready().get("token"));
        }
    }
}
