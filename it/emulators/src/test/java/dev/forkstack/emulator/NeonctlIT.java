package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neon's own command line, unchanged; {@code -Dforkstack.neonctl=FILE} or the PATH says where it is. */
final class NeonctlIT {

    @TempDir
    Path home;

    @Test
    void itsOwnCommandLineWorksUnchanged() throws Exception {
        Path neonctl = ClientProgram.find("forkstack.neonctl", "neonctl")
                .orElseGet(() -> ClientProgram.notRun("neonctl", "not on the PATH, and forkstack.neonctl is unset"));
        try (NeonEmulator emulator = NeonEmulator.start(TestPostgres.options())) {
            Map<String, String> environment = Map.of("NEON_API_KEY", emulator.apiKey(), "CI", "true");
            use(new Tool(new ClientProgram(neonctl, home, environment), emulator), emulator);
            assertThat(emulator.traffic().violations()).isEmpty();
        }
    }

    private void use(Tool tool, NeonEmulator emulator) throws Exception {
        String project = "--project-id=" + emulator.projectId();
        assertThat(tool.run("me")).contains("somebody@example.com");
        assertThat(tool.run("projects", "list")).contains(emulator.projectId());
        assertThat(tool.run("branches", "create", project, "--name=alice")).contains("postgresql://");
        // Its answers come before the operations are finished; it waits itself when it is locked out.
        assertThat(tool.run("branches", "rename", project, "alice", "bob")).contains("bob");
        assertThat(tool.run("branches", "get", project, "bob")).contains("\"name\": \"bob\"");
        assertThat(tool.run("branches", "list", project)).contains("bob", "main");
        assertThat(tool.run("databases", "list", project, "--branch=bob")).contains("shop");
        assertThat(tool.run("roles", "list", project, "--branch=bob")).contains("shop_owner");
        assertThat(tool.run("operations", "list", project)).contains("create_branch");
        for (String kind : List.of("--no-pooled", "--pooled")) {
            // Its addresses ask for TLS unless told not to.
            String uri = tool.run("connection-string", project, kind, "--ssl=omit", "bob");
            assertThat(NeonClient.sql(uri.strip() + "?sslmode=disable", "SELECT 1"))
                    .isEqualTo("1");
        }
        assertThat(tool.run("branches", "reset", project, "bob", "--parent")).contains("bob");
        assertThat(tool.run("branches", "delete", project, "bob")).contains("bob");
        assertThat(tool.run("branches", "list", project)).doesNotContain("bob");
    }

    private record Tool(ClientProgram program, NeonEmulator emulator) {

        String run(String... words) throws IOException, InterruptedException {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--api-host", emulator.api().toString(), "--output=json", "--no-analytics"));
            return program.run(all.toArray(String[]::new));
        }
    }
}
