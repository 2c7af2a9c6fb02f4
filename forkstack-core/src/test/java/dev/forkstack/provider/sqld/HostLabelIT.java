package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, whose every name has an address: the one of this machine has none below localhost. */
class HostLabelIT {

    @TempDir
    Path directory;

    @Test
    void theHostChoosesTheNamespaceAndATokenIsForOneAlone() throws Exception {
        run("");
    }

    @Test
    void soItIsAtARealServer() throws Exception {
        run(RunningSqld.named());
    }

    private void run(String server) throws Exception {
        Path hosts = Files.writeString(
                directory.resolve("hosts"),
                "127.0.0.1 localhost live-app.db.localhost app-alice.db.localhost app-bob.db.localhost"
                        + " forkstack-registry.db.localhost forkstack-nobody.db.localhost\n");
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + hosts,
                        "-Dforkstack.sqld=" + server,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HostLabelRun.class.getName(),
                        directory.toString()))
                .redirectErrorStream(true)
                .start();

        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .endsWith("all of it worked\n");
    }
}
