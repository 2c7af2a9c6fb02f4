package dev.forkstack.provider.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Resource;
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

class KilledForkIT {

    private static final String SUM = "SELECT count(*) || ' ' || sum(length(filling)) FROM big";

    @TempDir
    static Path home;

    @Test
    void wheneverARunIsKilledTheNextOneCompletesAndNothingRemains() throws Exception {
        SqliteProject app = new SqliteProject(home, "app");
        app.makeDev();
        app.run("dev", "PRAGMA journal_mode = WAL", "CREATE TABLE big (filling BLOB)", """
                INSERT INTO big WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                SELECT randomblob(4000) FROM n""");
        List<String> sum = app.run("dev", SUM);
        for (int millis : new int[] {0, 13, 29, 47, 61, 89, 131, 211}) {
            killAfter(millis);

            Optional<Resource> left = app.find("alice");
            assertThat(left.map(Resource::mark)).as("whole or not there").isNotEqualTo(Optional.of(Optional.empty()));
            app.fork("alice");

            assertThat(app.run("alice", SUM)).isEqualTo(sum);
            assertThat(app.run("alice", "PRAGMA integrity_check")).containsExactly("ok");
            app.provider.delete(app.owned("alice"));
            app.provider.delete(app.owned("warm"));
            assertThat(app.files()).containsExactly("app-dev.db");
        }
    }

    private static void killAfter(int millis) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Dforkstack.test.artifacts=" + System.getProperty("forkstack.test.artifacts"),
                        KilledFork.class.getName(),
                        home.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
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
