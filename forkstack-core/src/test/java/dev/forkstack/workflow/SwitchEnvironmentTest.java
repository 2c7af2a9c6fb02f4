package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.DEV;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchEnvironmentTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = new Project(directory);
    }

    @Test
    void writesTheValuesOfWhatStandsAndChangesNothingElse() {
        project.create(ALICE);
        project.create(BOB);
        project.forget();

        assertThat(project.switchTo(ALICE).name()).isEqualTo("alice");

        assertThat(project.workspace().switchedTo()).hasValue(ALICE);
        assertThat(project.workspace().held(ALICE).get("DATABASE_NAME")).hasValue("app-database-alice");
        assertThat(project.workspace().held(ALICE).get("FORKSTACK_SOURCE")).hasValue("dev");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void joinsAColleaguesEnvironment() {
        project.create(ALICE);
        project.owner = Optional.of("bob@example.org");

        project.switchTo(ALICE);

        assertThat(project.database.mark(ALICE).orElseThrow().owner()).hasValue("alice@example.org");
    }

    @Test
    void whatDoesNotStandIsToldWithHowToMakeIt() {
        project.create(BOB);

        assertThatThrownBy(() -> project.switchTo(ALICE)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(e).hasMessage("There is no environment alice in project app.");
            assertThat(e.remedy()).contains("make envs-new alice", "make envs-list");
        });
        assertThat(project.workspace().switchedTo()).hasValue(BOB);
    }

    @Test
    void whatIsIncompleteIsToldPartByPart() {
        project.database.stands(ALICE, Optional.of(mark(ALICE, Mark.State.FILLING)));

        assertThatThrownBy(() -> project.switchTo(ALICE))
                .isInstanceOf(ForkStackException.class)
                .hasMessage(
                        "Environment alice is incomplete: its database app-database-alice was never finished, it has"
                                + " no bucket.");
    }

    @Test
    void whatIsForeignIsRefusedInAllPartsAtOnce() {
        project.database.stands(ALICE, Optional.empty());
        project.bucket.stands(ALICE, Optional.empty());

        assertThatThrownBy(() -> project.switchTo(ALICE)).hasMessageStartingWith("2 problems:");
    }

    @Test
    void aConnectionThatFailsLeavesTheCheckoutAsItWas() {
        project.create(BOB);
        project.create(ALICE);
        project.switchTo(BOB);
        project.bucket.fails("connect");

        assertThatThrownBy(() -> project.switchTo(ALICE)).hasMessage("bucket connect failed.");
        assertThat(project.workspace().switchedTo()).hasValue(BOB);
        assertThat(project.workspace().held(BOB).get("DATABASE_NAME")).hasValue("app-database-bob");
    }

    @Test
    void devIsMadeWhereItIsAbsentAndSaidToBeShared() {
        project.switchTo(DEV);

        assertThat(project.changes()).contains("create dev from nothing", "mark dev READY");
        assertThat(project.workspace().switchedTo()).hasValue(DEV);
        assertThat(project.workspace().held(DEV).get("FORKSTACK_SOURCE")).hasValue("");
        assertThat(project.told.lines()).contains("dev is shared: what you change there, everybody forks from now on");
    }

    @Test
    void devThatSomebodyElseMadeIsNotTakenForOurs() {
        project.database.stands(DEV, Optional.empty());

        assertThatThrownBy(() -> project.switchTo(DEV)).hasMessageContaining("database app-database-dev");
        assertThat(project.workspace().switchedTo()).isEmpty();
    }

    @Test
    void prodIsRefusedBecauseItsValuesAreInNoFile() {
        assertThatThrownBy(() -> project.switchTo(EnvironmentName.PROD))
                .isInstanceOfSatisfying(ForkStackException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.REJECTED);
                    assertThat(e.remedy()).contains("secrets manager");
                });
    }
}
