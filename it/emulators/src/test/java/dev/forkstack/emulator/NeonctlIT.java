package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neon's own command line, unchanged; {@code -Dforkstack.neonctl=FILE} or the PATH says where it is. */
final class NeonctlIT {

    @TempDir
    Path home;

    @Test
    void itsOwnCommandLineWorksUnchanged() throws Exception {
        Optional<Path> neonctl = neonctl();
        if (neonctl.isEmpty()) {
            System.out.println("neonctl: not run: not on the PATH, and forkstack.neonctl is unset");
            Assumptions.abort("neonctl is not there");
        }
        try (NeonEmulator emulator = NeonEmulator.start(TestPostgres.options())) {
            use(new Tool(neonctl.get(), emulator), emulator);
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

    private static Optional<Path> neonctl() {
        String given = System.getProperty("forkstack.neonctl", "");
        Stream<Path> places = given.isEmpty()
                ? Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, "neonctl"))
                : Stream.of(Path.of(given));
        return places.filter(Files::isExecutable).findFirst();
    }

    private final class Tool {
        private final Path file;
        private final NeonEmulator emulator;

        Tool(Path file, NeonEmulator emulator) {
            this.file = file;
            this.emulator = emulator;
        }

        String run(String... words) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(file.toString()));
            command.addAll(List.of(words));
            command.addAll(List.of("--api-host", emulator.api().toString(), "--output=json", "--no-analytics"));
            Path output = Files.createTempFile(home, "neonctl", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("HOME", home.toString());
            builder.environment().put("NEON_API_KEY", emulator.apiKey());
            builder.environment().put("CI", "true");
            Process process = builder.start();
            boolean hasEnded = process.waitFor(1, TimeUnit.MINUTES);
            process.destroy();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(hasEnded).as(String.join(" ", words) + ": " + text).isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", words) + ": " + text)
                    .isZero();
            return text;
        }
    }
}
