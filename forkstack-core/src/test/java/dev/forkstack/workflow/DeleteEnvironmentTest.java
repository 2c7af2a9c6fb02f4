package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.DEV;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteEnvironmentTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProjectWithAnEnvironment() throws IOException {
        project = new Project(directory);
        project.create(ALICE);
        project.create(BOB);
        project.forget();
    }

    @Test
    void removesWhatIsTheEnvironmentsAndNothingElse() {
        assertThat(project.delete(ALICE)).isEqualTo(new Deleted(true, false, Optional.empty()));

        assertThat(project.changes()).containsExactly("delete alice", "delete alice");
        assertThat(project.database.mark(BOB)).isPresent();
        assertThat(project.workspace().switchedTo()).hasValue(BOB);
    }

    @Test
    void deletingWhatIsNotThereIsSuccess() {
        project.delete(ALICE);
        project.forget();

        assertThat(project.delete(ALICE)).isEqualTo(new Deleted(false, false, Optional.empty()));
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void theCheckoutLeavesBeforeAnythingIsRemoved() {
        AtomicReference<Optional<EnvironmentName>> during = new AtomicReference<>();
        project.database.during("delete", name -> during.set(project.workspace().switchedTo()));

        assertThat(project.delete(BOB)).isEqualTo(new Deleted(true, true, Optional.empty()));

        assertThat(during.get()).isEmpty();
        assertThat(project.root).isEmptyDirectory();
    }

    @Test
    void aFailingPartDoesNotKeepTheOtherFromBeingRemoved() {
        project.database.fails("delete");

        assertThatThrownBy(() -> project.delete(ALICE)).hasMessage("database delete failed.");
        assertThat(project.bucket.mark(ALICE)).isEmpty();

        project.database.works();
        assertThat(project.delete(ALICE).existed()).isTrue();
        assertThat(project.database.mark(ALICE)).isEmpty();
    }

    @Test
    void allFailuresAreToldTogether() {
        project.database.fails("delete");
        project.bucket.fails("delete");

        assertThatThrownBy(() -> project.delete(ALICE))
                .hasMessageStartingWith("2 problems:")
                .hasMessageContainingAll("database delete failed.", "bucket delete failed.");
    }

    @Test
    void whatAKilledRunLeftIsRemoved() {
        EnvironmentName carol = new EnvironmentName("carol");
        project.database.stands(carol, Optional.of(mark(carol, Mark.State.FILLING)));

        assertThat(project.delete(carol).existed()).isTrue();
        assertThat(project.database.find(carol)).isEmpty();
    }

    @Test
    void whatIsForeignStaysAndIsToldAndOursGoes() {
        EnvironmentName carol = new EnvironmentName("carol");
        project.database.stands(
                carol, Optional.of(Project.of(mark(carol, Mark.State.READY), "other", "x@example.org")));
        project.bucket.stands(carol, Optional.of(mark(carol, Mark.State.READY)));

        assertThatThrownBy(() -> project.delete(carol))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("belongs to environment carol of project other")
                .extracting("kind")
                .isEqualTo(Kind.NOT_OURS);
        assertThat(project.database.find(carol)).isPresent();
        assertThat(project.bucket.find(carol)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "staging"})
    void whatIsProtectedStays(String name) {
        assertThatThrownBy(() -> project.delete(new DeleteRequest(new EnvironmentName(name), Optional.of(name))))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("Cannot delete protected environment: " + name)
                .extracting("kind")
                .isEqualTo(Kind.REJECTED);
        assertThat(project.changes()).isEmpty();
        assertThat(project.database.mark(DEV)).isPresent();
    }

    @Test
    void theConfiguredSourceStays() {
        project.source = Optional.of(ALICE);

        assertThatThrownBy(() -> project.delete(ALICE))
                .hasMessage("Cannot delete environment alice: it is the source that others fork from.");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void aColleaguesStaysUnlessItsNameIsGivenOnceMore() {
        project.owner = Optional.of("bob@example.org");

        assertThatThrownBy(() -> project.delete(ALICE)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e).hasMessageStartingWith("Environment alice belongs to alice@example.org, since ");
            assertThat(e.remedy()).contains("-Dforkstack.force=alice");
        });
        assertThatThrownBy(() -> project.delete(new DeleteRequest(ALICE, Optional.of("true"))))
                .isInstanceOf(ForkStackException.class);
        assertThat(project.changes()).isEmpty();
        assertThat(project.delete(new DeleteRequest(ALICE, Optional.of("alice")))
                        .existed())
                .isTrue();
    }

    @Test
    void aColleaguesBucketBesideOnesOwnDatabaseStaysAsWell() {
        project.bucket.stands(ALICE, Optional.of(Project.of(mark(ALICE, Mark.State.READY), "app", "bob@example.org")));

        assertThatThrownBy(() -> project.delete(ALICE)).hasMessageContaining("belongs to bob@example.org");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void ciMayDeleteWhatCiMadeAndNothingElse() {
        EnvironmentName pr = new EnvironmentName("pr-1");
        project.owner = Optional.of("ci:org/app");
        project.create(pr);
        project.owner = Optional.of("ci:org/other");

        assertThat(project.delete(pr).existed()).isTrue();
        assertThatThrownBy(() -> project.delete(ALICE)).hasMessageContaining("belongs to alice@example.org");
    }

    @Test
    void whatOthersWereForkedFromStaysAndTheyAreNamed() {
        Resource alice = project.database.find(ALICE).orElseThrow();
        project.database.put(
                ALICE,
                new Resource(
                        ResourceKind.DATABASE,
                        alice.name(),
                        alice.id(),
                        alice.mark(),
                        Optional.empty(),
                        alice.created(),
                        Set.of("app-carol")));

        assertThatThrownBy(() -> project.delete(ALICE)).hasMessageContaining("app-carol");
        assertThat(project.changes()).isEmpty();
    }
}
