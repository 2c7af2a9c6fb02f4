package dev.forkstack.provider.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.file.FileCopy;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that another process never stops writing to is forked as it was at one moment. */
class LiveSourceIT {

    @TempDir
    static Path home;

    @ParameterizedTest(name = "journal_mode={0}, {1}")
    @CsvSource({"wal, cp, 20", "delete, cp, 20", "wal, backup, 5"})
    void everyForkIsWholeThoughItsSourceIsWritten(String mode, String means, int forks) throws Exception {
        SqliteProject app = new SqliteProject(
                home,
                mode + means,
                Map.of(),
                means.equals("cp") ? FileCopy.ofThisSystem() : FileCopy.ofJava(),
                new RecordedProgress());
        app.makeDev();
        Process writer = writer(app.file("dev"), mode);
        try (BufferedReader written =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < forks; i++) {
                String before = last(written);
                app.fork("e" + i);

                assertThat(app.run("e" + i, "PRAGMA integrity_check")).containsExactly("ok");
                assertThat(app.run("e" + i, "PRAGMA journal_mode")).containsExactly(mode);
                assertThat(app.run("e" + i, "SELECT n FROM half GROUP BY n HAVING count(DISTINCT side) <> 2"))
                        .isEmpty();
                assertThat(app.run("e" + i, "SELECT halves - (SELECT count(*) FROM half) FROM total"))
                        .containsExactly("0");
                assertThat(Integer.parseInt(
                                app.run("e" + i, "SELECT max(n) FROM half").get(0)))
                        .as("the last that was written before")
                        .isGreaterThanOrEqualTo(Integer.parseInt(before));
                app.provider.delete(app.owned("e" + i));
            }
            writer.getOutputStream().write('\n');
            writer.getOutputStream().flush();
            while (written.readLine() != null) {}
            writer.waitFor();
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(writer.exitValue()).as("the writer met no error").isZero();
        assertThat(app.files()).containsExactly(mode + means + "-dev.db");
    }

    private static Process writer(Path file, String mode) throws Exception {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of(PairWriter.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                + File.pathSeparator
                                + new TestArtifacts().fetch(SqliteDriver.COORDINATES, SqliteDriver.SHA256),
                        PairWriter.class.getName(),
                        "jdbc:sqlite:" + file,
                        mode))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return writer;
    }

    /** Of what has been written a moment ago: the writer goes on. */
    private static String last(BufferedReader written) throws IOException {
        String last = written.readLine();
        while (written.ready()) {
            last = written.readLine();
        }
        return last;
    }
}
