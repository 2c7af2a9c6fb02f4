package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunIT {

    private static final String CHECKSUM = "SELECT md5(string_agg(n || t, '' ORDER BY n)) FROM big";

    @TempDir
    static Path home;

    @Test
    void wheneverARunIsKilledTheNextOneCompletesAndNothingRemains() throws Exception {
        try (LocalProject app = new LocalProject(home, "app")) {
            app.makeDev();
            app.run("dev", "CREATE TABLE big AS SELECT n, repeat('x', 1000) AS t FROM generate_series(1, 60000) n");
            String checksum = app.run("dev", CHECKSUM);
            for (int millis : new int[] {0, 40, 120, 300, 600}) {
                killAfter(millis);

                Optional<Resource> left = app.provider.find(new EnvironmentName("alice"));
                assertThat(left.map(Resource::mark)).isNotEqualTo(Optional.of(Optional.empty()));
                app.fork("alice");
                assertThat(app.run("alice", CHECKSUM)).isEqualTo(checksum);
                app.provider.delete(app.owned("alice"));
            }
            assertThat(app.run("dev", CHECKSUM)).isEqualTo(checksum);
            // The server needs a moment to see that the last client is gone.
            Thread.sleep(1000);
            app.fork("bob");
            assertThat(app.admin("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 'forkstack-tmp-%'"))
                    .isEqualTo("0");
            app.server.down();
        }
    }

    private static void killAfter(int millis) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledRun.class.getName(),
                        home.toString(),
                        "app"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("ready");
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            run.destroyForcibly().waitFor();
        }
    }
}
