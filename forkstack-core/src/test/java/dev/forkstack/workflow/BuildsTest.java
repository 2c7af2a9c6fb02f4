package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.Created;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.state.BuildFile;
import dev.forkstack.state.BuildFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What new and delete do for a build. */
class BuildsTest {

    @TempDir
    Path directory;

    private Project project;
    private BuildFile file;
    private Project build;

    @BeforeEach
    void startsABuildInADevelopersCheckout() throws IOException {
        project = new Project(directory);
        project.create(BOB);
        file = new BuildFiles(directory.resolve("builds"), directory.resolve("locks"))
                .claim(project.root, new ProjectName("app"), ALICE)
                .orElseThrow();
        build = project.inBuild(file);
        project.forget();
    }

    @AfterEach
    void ends() {
        file.close();
    }

    @Test
    void newWritesIntoTheBuildsFileAndLeavesTheCheckoutAsItIs() throws IOException {
        String before = Files.readString(project.root.resolve(".env.local"));

        Created created = build.create(ALICE);

        assertThat(EnvFile.parse(Files.readString(file.path())).block())
                .isEqualTo(created.values().asMap());
        assertThat(project.workspace().switchedTo()).hasValue(BOB);
        assertThat(project.root.resolve(".env.local")).hasContent(before);
        assertThat(project.root.resolve(".gitignore")).doesNotExist();
    }

    @Test
    void deleteRemovesWhatTheBuildHasMadeAndItsFile() {
        build.create(ALICE);

        assertThat(build.delete(ALICE)).isEqualTo(new Deleted(true, false, Optional.empty()));

        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
        assertThat(file.path()).doesNotExist();
        assertThat(project.workspace().switchedTo()).hasValue(BOB);
    }

    @Test
    void whatADeveloperHasMadeIsUsedAndStays() {
        project.create(ALICE);
        project.switchTo(BOB);
        project.forget();

        assertThat(build.create(ALICE).reused()).isTrue();
        Deleted deleted = build.delete(ALICE);

        assertThat(deleted.spared()).hasValue("it was made by alice@example.org, not by a build");
        assertThat(project.changes()).isEmpty();
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void whatAnEarlierBuildHasLeftGoesFirst() {
        build.create(ALICE);
        String earlier = project.database.mark(ALICE).orElseThrow().run();
        project.forget();

        assertThat(build.create(ALICE).reused()).isFalse();

        assertThat(project.changes()).containsSubsequence("delete alice", "create alice from app-database-dev");
        assertThat(project.database.mark(ALICE).orElseThrow().run()).isNotEqualTo(earlier);
        assertThat(build.told.lines())
                .anyMatch(line -> line.contains("what an earlier build has left of alice goes first"));
    }

    @Test
    void whatAPersonSwitchesToIsTheirsThoughABuildHasMadeIt() {
        build.create(ALICE);
        project.switchTo(ALICE);
        project.switchTo(BOB);

        isAPersonsByNow();
    }

    @Test
    void whatAPersonMakesNewIsTheirsThoughABuildHasMadeIt() {
        build.create(ALICE);
        assertThat(project.create(ALICE).reused()).isTrue();
        project.switchTo(BOB);

        isAPersonsByNow();
    }

    private void isAPersonsByNow() {
        Mark mark = project.database.mark(ALICE).orElseThrow();
        assertThat(mark.state()).isEqualTo(Mark.State.READY);
        project.forget();
        project.switchTo(ALICE);
        project.switchTo(BOB);
        assertThat(project.database.mark(ALICE)).as("theirs already").hasValue(mark);

        assertThat(build.create(ALICE).reused()).isTrue();
        assertThat(build.delete(ALICE).spared()).hasValue("it was made by alice@example.org, not by a build");

        assertThat(project.changes()).isEmpty();
    }

    @Test
    void aDevelopersUnfinishedEnvironmentIsTheirsToFinish() {
        project.database.stands(ALICE, Optional.of(mark(ALICE, Mark.State.FILLING)));

        assertThatThrownBy(() -> build.create(ALICE))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("Environment alice is unfinished, and no build may finish it: it was made by"
                        + " alice@example.org, not by a build.");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void aPersonDeletesByNameWhatABuildHasLeft() {
        build.create(ALICE);

        assertThat(project.delete(ALICE)).isEqualTo(new Deleted(true, false, Optional.empty()));
        assertThat(project.database.mark(ALICE)).isEmpty();
    }
}
