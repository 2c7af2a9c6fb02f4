package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.forkstack.emulator.Arguments;
import dev.forkstack.emulator.EmulatorProcess;
import dev.forkstack.emulator.Running;
import dev.forkstack.emulator.TestPostgres;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        Path files = directoryOf(servers);
        try {
            assertThat(emulator.ready()).containsKeys("api", "token", "organization", "database");
            String[] token = emulator.ready().getProperty("token").split(":", 2);
            assertThat(emulator.said())
                    .contains("PlanetScale (Vitess)", "data = \"schema\"")
                    .contains("export PLANETSCALE_SERVICE_TOKEN_ID=" + token[0])
                    .contains("export PLANETSCALE_SERVICE_TOKEN=" + token[1])
                    .contains("api = \"" + emulator.ready().getProperty("api") + "\"");
            interrupt(servers);
        } finally {
            emulator.process().destroyForcibly();
        }
        for (ProcessHandle server : servers) {
            server.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(files).doesNotExist();
    }

    @Test
    void aPortThatIsTakenLeavesNothingInThePostgresThatWasGiven() throws Exception {
        String left = "SELECT datname FROM pg_database UNION ALL SELECT rolname FROM pg_roles ORDER BY 1";
        PlanetScaleOptions options = PlanetScaleOptions.postgres(TestPostgres.access());
        List<String> before = TestPostgres.access().select(left);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> PlanetScaleEmulator.start(options.withPort(taken.getLocalPort())))
                    .hasMessageContaining("No emulator on port " + taken.getLocalPort());
        }
        assertThat(TestPostgres.access().select(left)).isEqualTo(before);
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

    /** As Ctrl-C does with all that a terminal runs. */
    private static void interrupt(List<ProcessHandle> processes) throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-INT"));
        processes.forEach(process -> kill.add(String.valueOf(process.pid())));
        assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }

    private static Path directoryOf(List<ProcessHandle> servers) {
        return servers.stream()
                .flatMap(server -> Stream.of(server.info().arguments().orElse(new String[0])))
                .filter(argument -> argument.startsWith("--datadir="))
                .map(argument ->
                        Path.of(argument.substring("--datadir=".length())).getParent())
                .findFirst()
                .orElseThrow();
    }
}
