package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmulatorsIT {

    @TempDir
    Path directory;

    @Test
    void startedByHandItSaysWhereItIsAndLeavesNothingWhenItIsTerminated() throws Exception {
        NeonOptions options = TestPostgres.options();
        Path password = Files.writeString(directory.resolve("password"), options.password());
        Path ready = directory.resolve("ready");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Emulators.class.getName(),
                        "neon",
                        "--postgres",
                        options.host() + ":" + options.port(),
                        "--user",
                        options.user(),
                        "--password-file",
                        password.toString(),
                        "--ready-file",
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            for (int i = 0; i < 600 && process.isAlive() && !Files.exists(ready); i++) {
                Thread.sleep(50);
            }
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(ready)));
            assertThat(properties).containsKeys("api", "token", "project");
            assertThat(Files.readString(output))
                    .contains("export NEON_API_KEY=" + properties.getProperty("token"))
                    .contains(properties.getProperty("api"));
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(TestPostgres.leftovers()).isZero();
    }
}
