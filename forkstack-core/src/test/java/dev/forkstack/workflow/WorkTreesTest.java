package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.DEV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database and a bucket that all work trees share, and a directory that each has for itself. */
class WorkTreesTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = new Project(directory);
        project.directory = Optional.of(new InTheCheckout());
    }

    @Test
    void whoJoinsFromAnotherWorkTreeGetsADirectoryOfItsOwn() throws IOException {
        project.create(ALICE);
        Project other = project.inAnotherWorkTree();
        assertThat(other.list())
                .extracting(Environment::name, Environment::state)
                .containsExactly(
                        tuple("alice", Environment.State.ELSEWHERE), tuple("dev", Environment.State.ELSEWHERE));
        other.forget();

        other.switchTo(ALICE);

        assertThat(other.changes())
                .containsExactly(
                        "create dev from nothing",
                        "mark dev READY",
                        "create alice from app-directory-dev",
                        "mark alice READY");
        assertThat(other.told.lines()).contains("what of alice belongs to one work tree is made here");
        assertThat(other.workspace().switchedTo()).contains(ALICE);
        assertThat(other.list()).extracting(Environment::state).containsOnly(Environment.State.READY);
        other.forget();
        other.switchTo(ALICE);
        assertThat(other.changes()).isEmpty();
    }

    @Test
    void devIsMadeInAWorkTreeThatDoesNotHaveIt() throws IOException {
        project.create(ALICE);
        Project other = project.inAnotherWorkTree();
        other.forget();
        other.switchTo(DEV);
        assertThat(other.changes()).containsExactly("create dev from nothing", "mark dev READY");
    }

    @Test
    void aSourceThatIsInAnotherWorkTreeAloneIsReplacedByDevAndSaid() throws IOException {
        project.create(BOB);
        project.create(new CreateRequest(ALICE, Optional.of(BOB), Optional.empty(), Set.of(), false));
        Project other = project.inAnotherWorkTree();

        other.switchTo(ALICE);

        assertThat(other.directory.orElseThrow().mark(ALICE).orElseThrow().source())
                .contains(DEV);
        assertThat(other.told.lines()).contains("! forked from dev instead of bob, which is not in this work tree");
    }

    @Test
    void withADatabaseInTheCloudWhatIsOfThisMachineIsMadeHereToo() throws IOException {
        project.databaseInTheCloud = true;
        project.database.stands(EnvironmentName.PROD, Optional.empty());
        project.create(ALICE);
        Project elsewhere = project.onAnotherMachine("grace@example.org");
        elsewhere.directory = Optional.of(new InTheCheckout());

        elsewhere.switchTo(ALICE);

        assertThat(elsewhere.changes())
                .contains("create alice from app-bucket-dev", "create alice from app-directory-dev");
    }

    @Test
    void whatWasLeftUnfinishedIsNotTakenForAnotherWorkTrees() throws IOException {
        project.create(ALICE);
        Project other = project.inAnotherWorkTree();
        other.bucket.stands(ALICE, Optional.of(Project.mark(ALICE, Mark.State.FILLING)));
        assertThatThrownBy(() -> other.switchTo(ALICE)).hasMessageContaining("Environment alice is incomplete");
    }

    @Test
    void whatAnotherWorkTreeHasDeletedIsIncompleteHereAndCanBeRemoved() throws IOException {
        project.create(ALICE);
        Project other = project.inAnotherWorkTree();
        other.switchTo(ALICE);
        project.delete(ALICE);

        assertThat(other.list())
                .extracting(Environment::name, Environment::state)
                .contains(tuple("alice", Environment.State.INCOMPLETE));
        assertThat(other.delete(ALICE).existed()).isTrue();
        assertThat(other.directory.orElseThrow().mark(ALICE)).isEmpty();
    }

    @Test
    void gitIsToldWhatItMustNotTake() {
        assertThat(project.scope().parts().stream().flatMap(part -> part.ignored().keySet().stream()))
                .containsExactly("app.dev.db/");
        assertThat(project.scope().parts())
                .filteredOn(part -> part.kind() != ResourceKind.DIRECTORY)
                .allMatch(part -> part.ignored().isEmpty());
    }
}
