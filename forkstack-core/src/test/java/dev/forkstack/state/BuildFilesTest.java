package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.BuildRuns;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFilesTest {

    private static final ProjectName APP = new ProjectName("app");
    private static final EnvironmentName NAME = new EnvironmentName("it-main");
    private static final EnvVars VALUES =
            EnvVars.of(Map.of("FORKSTACK_ENV", "it-main", "JDBC_DATABASE_PASSWORD", "hush 'äöü'"));

    @TempDir
    Path directory;

    private Path root;
    private BuildFiles files;

    @BeforeEach
    void lays() throws IOException {
        root = Files.createDirectory(directory.resolve("checkout"));
        files = new BuildFiles(directory.resolve("builds"), directory.resolve("locks"));
    }

    @Test
    void theValuesAreForTheirOwnerAloneAndTheCheckoutIsLeftAsItIs() throws IOException {
        try (BuildFile file = claimed()) {
            file.switchTo(NAME, VALUES);

            assertThat(file.path()).hasFileName("app.it-main.env");
            assertThat(EnvFile.parse(Files.readString(file.path())).block()).isEqualTo(VALUES.asMap());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                    .isEqualTo("rw-------");
            assertThat(file.leave(NAME)).isFalse();
            assertThat(file.path()).doesNotExist();
            assertThat(root).isEmptyDirectory();
        }
    }

    @Test
    void aJavaOfItsOwnHasTheValuesAsVariables() throws Exception {
        files = new BuildFiles(directory.resolve("it's built"), directory.resolve("locks"));
        try (BuildFile file = claimed()) {
            assertThat(file.java()).isEmpty();
            file.switchTo(NAME, VALUES);
            Path java = file.java().orElseThrow();
            Path program = Files.writeString(directory.resolve("Show.java"), """
                    class Show {
                        public static void main(String[] words) {
                            System.out.print(words[0] + System.getenv("JDBC_DATABASE_PASSWORD").length());
                        }
                    }
                    """);

            Process process = new ProcessBuilder(java.toString(), program.toString(), "a b ")
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("a b \\d+");
            assertThat(Files.readString(java)).doesNotContain("hush");
            file.leave(NAME);
            assertThat(directory.resolve("it's built"))
                    .isDirectoryContaining("glob:**/id")
                    .isDirectoryNotContaining("glob:**.jvm");
        }
    }

    @Test
    void oneBuildAtATimeHasAName() {
        try (BuildFile file = claimed()) {
            assertThat(files.claim(root, APP, NAME)).isEmpty();
            try (BuildFile other = files.claim(root, APP, new EnvironmentName("it-main-2"))
                            .orElseThrow();
                    BuildFile ofAnother =
                            files.claim(root, new ProjectName("shop"), NAME).orElseThrow()) {
                assertThat(other.path()).isNotEqualTo(file.path());
                assertThat(ofAnother.path()).isNotEqualTo(file.path());
            }
            assertThat(files.claim(root, APP, NAME))
                    .as("whoever looked has not freed it")
                    .isEmpty();
        }
        claimed().close();
    }

    @Test
    void aFileWhoseBuildIsDeadTellsWhatItHasLeft() {
        assertThat(files.dead(APP)).isEmpty();
        try (BuildFile file = claimed()) {
            file.switchTo(NAME, VALUES);

            assertThat(files.dead(APP)).isEmpty();
        }
        assertThat(files.dead(APP)).containsExactly(NAME);
        assertThat(files.dead(new ProjectName("ap"))).isEmpty();
        assertThat(files.dead(new ProjectName("shop"))).isEmpty();
    }

    @Test
    void theCheckoutsValuesAreHeldSoThatAPasswordThatWorksStays() {
        Workspace checkout = new Workspace(root, directory.resolve("locks"));
        checkout.switchTo(NAME, VALUES);
        try (BuildFile file = claimed()) {
            assertThat(file.held(NAME)).isEqualTo(VALUES);
            assertThat(file.held(new EnvironmentName("alice"))).isEqualTo(EnvVars.NONE);
            assertThat(file.switchedTo()).hasValue(NAME);
        }
    }

    @Test
    void aBrokenCheckoutIsNoConcernOfABuild() throws IOException {
        Files.writeString(root.resolve(".current-env"), "No Name\n");
        Files.writeString(root.resolve(".env.local"), EnvFile.BEGIN + "\n");
        try (BuildFile file = claimed()) {
            assertThat(file.switchedTo()).isEmpty();
            assertThat(file.held(NAME)).isEqualTo(EnvVars.NONE);
        }
    }

    @Test
    void aBuildRemovesWhatBuildsHaveMadeAndNothingElse() {
        try (BuildFile file = claimed()) {
            String here = file.newRun();
            String elsewhere = new BuildRuns("another").next();
            String person = new Workspace(root, directory.resolve("locks")).newRun();

            assertThat(file.judge(NAME, List.of())).isEqualTo(verdict(null, false));
            assertThat(file.judge(NAME, List.of(mark(here), mark(here)))).isEqualTo(verdict(null, true));
            assertThat(file.judge(NAME, List.of(mark(here), mark(elsewhere))))
                    .as("perhaps one that runs now, on another machine")
                    .isEqualTo(verdict(null, false));
            assertThat(file.judge(NAME, List.of(mark(here), mark(person))))
                    .isEqualTo(verdict("it was made by ada@example.org, not by a build", false));

            new Workspace(root, directory.resolve("locks")).switchTo(NAME, VALUES);
            assertThat(file.judge(NAME, List.of(mark(here)))).isEqualTo(verdict("this checkout is in it", false));
        }
    }

    private BuildFile claimed() {
        return files.claim(root, APP, NAME).orElseThrow();
    }

    private static Destination.Verdict verdict(String spared, boolean leftover) {
        return new Destination.Verdict(Optional.ofNullable(spared), leftover);
    }

    private static Mark mark(String run) {
        return new Mark(
                APP,
                NAME,
                Optional.empty(),
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.of("ada@example.org"),
                run,
                Mark.State.READY,
                Instant.EPOCH,
                Optional.empty());
    }
}
