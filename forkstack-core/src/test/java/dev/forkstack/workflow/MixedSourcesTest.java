package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.DEV;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database in the cloud, which is forked from prod, and a bucket on this machine, which is forked from dev. */
class MixedSourcesTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = new Project(directory);
        project.databaseInTheCloud = true;
        project.database.stands(EnvironmentName.PROD, Optional.empty());
    }

    @Test
    void eachPartIsForkedFromItsOwnDefault() {
        project.create(ALICE);
        assertThat(project.changes())
                .contains("create alice from app-database-prod", "create alice from app-bucket-dev")
                .doesNotContain("create dev from app-database-prod");
    }

    @Test
    void whatIsMissingComesFromItsOwnDefaultAlthoughTheOtherPartStands() {
        project.database.stands(ALICE, Optional.of(Project.from(mark(ALICE, Mark.State.READY), EnvironmentName.PROD)));
        project.create(ALICE);
        assertThat(project.changes()).contains("create alice from app-bucket-dev");
    }

    @Test
    void whatIsMissingComesFromWhereTheOtherPartWasForkedOnPurpose() {
        project.create(BOB);
        project.bucket.stands(ALICE, Optional.of(Project.from(mark(ALICE, Mark.State.READY), BOB)));
        project.create(ALICE);
        assertThat(project.changes()).contains("create alice from app-database-bob");
    }

    @Test
    void devIsForkedFromProdInTheCloudAndIsNobodysOwn() {
        project.create(DEV);
        assertThat(project.changes()).contains("create dev from app-database-prod", "create dev from nothing");
        assertThat(project.database.mark(DEV).orElseThrow().owner()).isEmpty();
    }

    @Test
    void aPointInTimeCountsForThePartThatHasAPastAndIsSaid() {
        project.create(at(NOON));
        assertThat(project.database.mark(ALICE).orElseThrow().at()).contains(NOON);
        assertThat(project.bucket.mark(ALICE).orElseThrow().at()).isEmpty();
        assertThat(project.told.lines()).contains("! the bucket is forked as it is now: fake-bucket keeps no past");
    }

    @Test
    void aPointInTheFutureIsRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> project.create(at(Instant.now().plusSeconds(3_600))))
                .hasMessageContaining("lies in the future");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void theOwnerIsThatOfThePartWhichAllMachinesShare() {
        project.create(ALICE);
        Mark graces = Project.of(mark(BOB, Mark.State.READY), "app", "grace@example.org");
        project.database.stands(BOB, Optional.of(graces));
        project.bucket.stands(BOB, Optional.of(mark(BOB, Mark.State.READY)));
        assertThat(project.list())
                .filteredOn(environment -> environment.name().equals("bob"))
                .extracting(environment -> environment.owner().orElse("-"))
                .containsExactly("grace@example.org");
    }

    @Test
    void theSamePointInTimeIsReusedAndAnotherIsRefused() {
        project.create(at(NOON));
        project.create(at(NOON));
        assertThatThrownBy(() -> project.create(at(NOON.plusSeconds(1))))
                .hasMessageContaining("exists and was forked as of " + NOON);
    }

    @Test
    void aColleagueWhoJoinsFromAnotherMachineGetsABucketOfTheirOwn() throws IOException {
        project.create(ALICE);
        Project elsewhere = project.onAnotherMachine("grace@example.org");
        assertThat(elsewhere.list())
                .extracting(Environment::name, Environment::state)
                .contains(tuple("alice", Environment.State.ELSEWHERE));
        elsewhere.forget();

        elsewhere.switchTo(ALICE);

        assertThat(elsewhere.changes())
                .containsExactly(
                        "create dev from nothing",
                        "mark dev READY",
                        "create alice from app-bucket-dev",
                        "mark alice READY");
        assertThat(elsewhere.workspace().switchedTo()).contains(ALICE);
        elsewhere.forget();
        elsewhere.switchTo(ALICE);
        assertThat(elsewhere.changes()).isEmpty();
    }

    @Test
    void aSourceThatIsOnAnotherMachineAloneIsReplacedByDevAndSaid() throws IOException {
        project.create(BOB);
        project.create(new CreateRequest(ALICE, Optional.of(BOB), Optional.empty(), Set.of(), false));
        Project elsewhere = project.onAnotherMachine("grace@example.org");

        elsewhere.switchTo(ALICE);

        assertThat(elsewhere.bucket.mark(ALICE).orElseThrow().source()).contains(DEV);
        assertThat(elsewhere.told.lines()).contains("! forked from dev instead of bob, which is not on this machine");
    }

    @Test
    void aBucketThatCannotBeMadeHereLeavesNothing() throws IOException {
        project.create(ALICE);
        Project elsewhere = project.onAnotherMachine("grace@example.org");
        elsewhere.bucket.fails("connect");

        assertThatThrownBy(() -> elsewhere.switchTo(ALICE)).hasMessage("bucket connect failed.");

        assertThat(elsewhere.bucket.mark(ALICE)).isEmpty();
        assertThat(elsewhere.database.mark(ALICE)).isPresent();
        assertThat(elsewhere.workspace().switchedTo()).isEmpty();
    }

    private static CreateRequest at(Instant instant) {
        return new CreateRequest(ALICE, Optional.empty(), Optional.of(instant), Set.of(), false);
    }
}
