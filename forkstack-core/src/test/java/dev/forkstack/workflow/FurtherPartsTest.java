package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.Environment.State;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FurtherPartsTest {

    private static final Optional<PartName> AUDIT = Optional.of(new PartName("audit"));

    private Project project;
    private FakeProvider audit;

    @BeforeEach
    void twoDatabasesAndABucket(@TempDir Path directory) throws IOException {
        project = new Project(directory);
        audit = new FakeProvider(ResourceKind.DATABASE);
        project.furtherDatabase =
                Optional.of(new Part(ResourceKind.DATABASE, AUDIT, "fake-audit", EnvironmentName.DEV, audit));
    }

    @Test
    void eachHasItsOwnVariables() {
        audit.stands(new EnvironmentName("other"), Optional.empty()); // so that its tokens differ
        project.create(ALICE);

        Map<String, String> block = EnvFile.read(project.root).block();
        assertThat(block).containsKeys("DATABASE_NAME", "AUDIT_DATABASE_NAME", "BUCKET_NAME");
        assertThat(block.get("AUDIT_DATABASE_TOKEN")).isNotEqualTo(block.get("DATABASE_TOKEN"));
    }

    @Test
    void aSwitchHandsEachPartItsOwnCredentialsToKeep() {
        audit.stands(new EnvironmentName("other"), Optional.empty());
        project.create(ALICE);
        Map<String, String> before = EnvFile.read(project.root).block();

        project.switchTo(ALICE);

        assertThat(EnvFile.read(project.root).block()).isEqualTo(before);
        assertThat(audit.held().get(1).get("DATABASE_TOKEN")).hasValue(before.get("AUDIT_DATABASE_TOKEN"));
    }

    @Test
    void theMarkSaysWhichPartItIsOn() {
        project.create(ALICE);

        assertThat(audit.mark(ALICE).flatMap(Mark::part)).isEqualTo(AUDIT);
        assertThat(project.database.mark(ALICE).flatMap(Mark::part)).isEmpty();
    }

    @Test
    void anEnvironmentIsReadyWithAllOfThem() {
        project.create(ALICE);
        project.create(BOB);
        audit.delete(project.scope().ownership(BOB).claim(audit.find(BOB).orElseThrow()));

        assertThat(project.list())
                .extracting(environment -> environment.name() + " " + environment.state() + " "
                        + environment.resources().size())
                .containsExactly("alice READY 3", "bob INCOMPLETE 2", "dev READY 3");
        assertThatThrownBy(() -> project.switchTo(BOB)).hasMessageContaining("it has no database audit");
    }

    @Test
    void deletionTakesAllOfThem() {
        project.create(ALICE);

        project.delete(ALICE);

        assertThat(audit.find(ALICE)).isEmpty();
        assertThat(project.list()).extracting("state").containsExactly(State.READY);
    }

    @Test
    void aFailureOfOneUndoesTheOthers() {
        project.create(BOB);
        audit.fails("connect");

        assertThatThrownBy(() -> project.create(ALICE)).hasMessageContaining("connect failed");

        assertThat(project.database.find(ALICE)).isEmpty();
        assertThat(audit.find(ALICE)).isEmpty();
    }

    @Test
    void aNameThatWouldMeetAPartsResourcesIsRefused() {
        assertThatThrownBy(() -> project.create(new EnvironmentName("audit-alice")))
                .hasMessage(
                        "An environment cannot be called audit-alice: this project has a part audit, and its resources"
                                + " are called so.");
        project.create(new EnvironmentName("auditor"));
    }

    @Test
    void whoseTheyAreIsSaidWhenThereIsNoRoomForOneMore() {
        project.limits = new Limits(Set.of(), OptionalInt.of(1));
        project.create(ALICE);

        assertThatThrownBy(() -> project.create(BOB))
                .hasMessage("The project may have 1 environments (maxEnvironments), and has 1: alice (of"
                        + " alice@example.org, just now).");
        assertThat(project.database.find(BOB)).isEmpty();
        project.create(ALICE);
    }
}
