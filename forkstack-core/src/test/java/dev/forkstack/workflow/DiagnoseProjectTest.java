package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Finding.Level;
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
        project.database.stands(dev.forkstack.runtime.EnvironmentName.PROD, Optional.empty());
        project.create(ALICE);
    }

    private List<Finding> findings() {
        return new DiagnoseProject(project.scope()).run(new CheckoutDiagnosis(project.root, Map.of()));
    }

    @Test
    void whatStandsIsSaidToStand() {
        assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(findings())
                .extracting(Finding::fact)
                .contains(
                        "an application started here is in alice",
                        "the database app-database-alice of this checkout's environment stands");
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
}
