package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Mark.State;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Finding.Level;
import dev.forkstack.spi.Observation;
import dev.forkstack.state.CheckoutDiagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseProjectTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = new Project(directory);
        project.databaseInTheCloud = true;
        project.database.stands(EnvironmentName.PROD, Optional.empty());
        project.create(ALICE);
    }

    private List<Finding> findings() {
        CheckoutDiagnosis checkout = new CheckoutDiagnosis(project.root, Map.of(), project.workspace());
        return new DiagnoseProject(project.scope())
                .run(checkout, List.of()).stream().map(Observation::finding).toList();
    }

    @Test
    void whatStandsIsSaidToStand() {
        assertThat(findings())
                .filteredOn(found -> found.level() == Level.OK)
                .extracting(Finding::fact)
                .containsExactly(
                        "an application started here is in alice",
                        "the database app-database-alice of this checkout's environment stands",
                        "the bucket app-bucket-alice of this checkout's environment stands");
        assertThat(findings()).extracting(Finding::level).doesNotContain(Level.PROBLEM);
    }

    @Test
    void whatWeDidNotMakeIsNamed() {
        assertThat(findings())
                .filteredOn(found -> found.level() == Level.WARNING)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.fact())
                            .isEqualTo("the database app-database-prod has a name of this project's and was not made by"
                                    + " it, so it is left alone");
                    assertThat(found.remedy()).endsWith("-Dforkstack.adopt=app-database-prod");
                });
    }

    @Test
    void aDatabaseThatAColleagueHasRemovedIsAProblem() {
        project.database.delete(project.scope()
                .ownership(ALICE)
                .claim(project.database.find(ALICE).orElseThrow()));

        assertThat(findings())
                .filteredOn(found -> found.level() == Level.PROBLEM)
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.fact())
                            .isEqualTo("this checkout is in alice, and its database is not there any more");
                    assertThat(found.remedy()).contains("make envs-new alice", "make envs-switch NAME");
                });
    }

    @Test
    void anEnvironmentThatIsNotWholeSaysWhatIsMissingAndWhoseRunThatWas() {
        project.database.stands(BOB, Optional.of(mark(BOB, State.FILLING)));

        assertThat(findings()).anySatisfy(found -> {
            assertThat(found.level()).isEqualTo(Level.WARNING);
            assertThat(found.fact())
                    .startsWith("environment bob is incomplete: its database app-database-bob was never finished (run"
                            + " an-earlier-run, forked from dev by alice@example.org ")
                    .endsWith("it has no bucket; no run on this machine works on it");
            assertThat(found.remedy()).contains("make envs-new bob", "make envs-delete bob");
        });
    }

    @Test
    void anEnvironmentThatARunIsWorkingOnIsNoComplaint() {
        project.database.stands(BOB, Optional.of(mark(BOB, State.FILLING)));

        List<Finding> found = EnvironmentLock.holding(project.scope(), "bob", this::findings);

        assertThat(found).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.OK);
            assertThat(finding.fact()).endsWith("; a run on this machine works on it");
        });
    }
}
