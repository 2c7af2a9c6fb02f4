package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.libsql.LibsqlEmulator;
import dev.forkstack.emulator.libsql.LibsqlOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The npm package for libSQL against the emulated server, where this machine has it; where not, a line says so. */
final class OfficialLibsqlClientIT {

    @TempDir
    Path directory;

    @Test
    void isServedByPathAndByHost() throws Exception {
        Path modules = Path.of(System.getProperty("forkstack.node.modules", ""));
        if (!Files.isDirectory(modules.resolve("@libsql/client"))) {
            ClientProgram.notRun("@libsql/client", "forkstack.node.modules names no folder that has it");
        }
        Path file = ClientProgram.find("forkstack.node", "node")
                .orElseGet(() -> ClientProgram.notRun("node", "not on the PATH, and forkstack.node is unset"));
        Path script = Path.of(getClass().getResource("/libsql-client.cjs").toURI());
        try (LibsqlEmulator server = LibsqlEmulator.start(LibsqlOptions.in(directory.resolve("service")))) {
            ClientProgram node = new ClientProgram(file, directory, Map.of("KEY", server.key()));
            assertThat(node.run(
                            script.toString(),
                            modules.toAbsolutePath().toString(),
                            server.admin().toString(),
                            String.valueOf(server.dataPort())))
                    .endsWith("all of it worked\n");
        }
    }
}
