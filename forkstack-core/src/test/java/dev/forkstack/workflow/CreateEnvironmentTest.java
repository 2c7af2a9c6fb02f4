package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.DEV;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.state.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreateEnvironmentTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = new Project(directory);
    }

    @Test
    void makesDevThenForksItThenSaysThatItIsReady() {
        Created created = project.create(ALICE);

        assertThat(project.database.changes())
                .containsExactly(
                        "create dev from nothing",
                        "mark dev READY",
                        "create alice from app-database-dev",
                        "mark alice READY");
        assertThat(project.bucket.changes()).hasSize(4);
        assertThat(created.reused()).isFalse();
        assertThat(created.before()).isEmpty();
        assertThat(created.environment().state()).isEqualTo(Environment.State.READY);
        assertThat(created.values().asMap())
                .isEqualTo(Map.of(
                        "FORKSTACK_PROJECT", "app",
                        "FORKSTACK_ENV", "alice",
                        "FORKSTACK_SOURCE", "dev",
                        "DATABASE_NAME", "app-database-alice",
                        "DATABASE_TOKEN", "fake-secret-of-database-1-0",
                        "BUCKET_NAME", "app-bucket-alice",
                        "BUCKET_TOKEN", "fake-secret-of-bucket-1-0"));
        assertThat(project.workspace().switchedTo()).hasValue(ALICE);
        assertThat(project.workspace().held(ALICE)).isEqualTo(created.values());
    }

    @Test
    void marksAreTheOwnersAndDevIsNobodys() {
        project.create(ALICE);

        Mark mark = project.database.mark(ALICE).orElseThrow();
        assertThat(mark.owner()).hasValue("alice@example.org");
        assertThat(mark.source()).hasValue(DEV);
        assertThat(mark.state()).isEqualTo(Mark.State.READY);
        assertThat(project.database.mark(DEV).orElseThrow().owner()).isEmpty();
        assertThat(project.database.mark(DEV).orElseThrow().source()).isEmpty();
    }

    @Test
    void aSecondTimeEverythingIsReusedAndSaidSo() {
        project.create(ALICE);
        project.create(BOB);
        project.forget();

        Created again = project.create(ALICE);

        assertThat(again.reused()).isTrue();
        assertThat(again.before()).hasValue(BOB);
        assertThat(project.changes()).isEmpty();
        assertThat(project.told.lines())
                .contains("✓ database app-database-alice: reused, forked from dev by alice@example.org just now");
    }

    @Test
    void whatTheCheckoutHoldsIsShownToTheProvider() {
        Created first = project.create(ALICE);
        project.create(ALICE);

        assertThat(project.database.held().get(1)).isEqualTo(first.values());
    }

    @Test
    void whatADeadRunLeftIsCompletedFromTheSourceOfItsMark() {
        project.create(BOB);
        project.source = Optional.of(DEV);
        project.database.stands(ALICE, Optional.of(Project.from(mark(ALICE, Mark.State.FILLING), BOB)));
        project.forget();

        Created created = project.create(ALICE);

        assertThat(project.database.changes())
                .containsExactly("create alice from app-database-bob", "mark alice READY");
        assertThat(project.bucket.changes()).containsExactly("create alice from app-bucket-bob", "mark alice READY");
        assertThat(created.reused()).isFalse();
        assertThat(created.values().get("FORKSTACK_SOURCE")).hasValue("bob");
    }

    @Test
    void whatStandsIsKeptAndOnlyWhatIsMissingIsMade() {
        project.create(ALICE);
        project.bucket = new FakeProvider(dev.forkstack.model.ResourceKind.BUCKET);
        project.forget();

        assertThat(project.create(ALICE).reused()).isFalse();
        assertThat(project.database.changes()).isEmpty();
        assertThat(project.bucket.changes()).contains("create alice from app-bucket-dev", "mark alice READY");
    }

    @Test
    void forksTheSourceThatIsNamedElseTheConfiguredOne() {
        project.create(BOB);
        EnvironmentName carol = new EnvironmentName("carol");
        project.create(from(ALICE, BOB));
        project.source = Optional.of(BOB);
        project.create(carol);

        assertThat(project.database.changes())
                .contains("create alice from app-database-bob", "create carol from app-database-bob");
    }

    @Test
    void refusesASourceThatIsAbsentOrIncomplete() {
        assertThatThrownBy(() -> project.create(from(ALICE, BOB)))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("the source bob has no");
        project.database.stands(BOB, Optional.of(mark(BOB, Mark.State.FILLING)));
        project.bucket.stands(BOB, Optional.of(mark(BOB, Mark.State.FILLING)));
        assertThatThrownBy(() -> project.create(from(ALICE, BOB))).hasMessageContaining("The source bob is incomplete");
        assertThat(project.database.mark(ALICE)).isEmpty();
    }

    @Test
    void refusesToForkAnEnvironmentFromItselfAndDevFromAnother() {
        assertThatThrownBy(() -> project.create(from(ALICE, ALICE)))
                .hasMessageContaining("cannot be forked from alice");
        assertThatThrownBy(() -> project.create(from(DEV, ALICE))).hasMessageContaining("cannot be forked from alice");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void newDevMakesDevAndReusesIt() {
        assertThat(project.create(DEV).reused()).isFalse();
        assertThat(project.changes()).containsOnly("create dev from nothing", "mark dev READY");
        assertThat(project.create(DEV).reused()).isTrue();
        assertThat(project.workspace().switchedTo()).hasValue(DEV);
    }

    @Test
    void devThatADeadRunLeftIsMadeAgain() {
        project.database.stands(DEV, Optional.of(Project.from(mark(DEV, Mark.State.FILLING), DEV)));

        project.create(ALICE);

        assertThat(project.database.changes())
                .startsWith("create dev from nothing", "mark dev READY", "create alice from app-database-dev");
    }

    @Test
    void whatIsForeignIsRefusedBeforeAnythingIsTouchedAndAllOfItAtOnce() {
        project.database.stands(ALICE, Optional.empty());
        project.bucket.stands(ALICE, Optional.of(Project.of(mark(ALICE, Mark.State.READY), "other", "x@example.org")));

        assertThatThrownBy(() -> project.create(ALICE)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_OURS);
            assertThat(e)
                    .hasMessageStartingWith("2 problems:")
                    .hasMessageContainingAll(
                            "database app-database-alice that Fork Stack did not make",
                            "bucket app-bucket-alice that belongs to environment alice of project other");
        });
        assertThat(project.changes()).isEmpty();
        assertThat(project.root).isEmptyDirectory();
    }

    @Test
    void takesOverWhatIsNamedExactlyAndCarriesNoMark() {
        project.database.stands(ALICE, Optional.empty());

        project.create(
                new CreateRequest(ALICE, Optional.empty(), Optional.empty(), Set.of("app-database-alice"), false));

        assertThat(project.database.changes()).containsExactly("mark alice READY");
        assertThat(project.database.mark(ALICE).orElseThrow().owner()).hasValue("alice@example.org");
        assertThat(project.told.lines()).contains("✓ database app-database-alice: taken over as it is");
    }

    @Test
    void whatWasTakenOverNeverLooksUnfinishedThoughTheRestFails() {
        project.database.stands(ALICE, Optional.empty());
        project.database.fails("connect");

        assertThatThrownBy(() -> project.create(new CreateRequest(
                        ALICE, Optional.empty(), Optional.empty(), Set.of("app-database-alice"), false)))
                .hasMessageContaining("connect failed");

        assertThat(project.database.mark(ALICE).map(Mark::state))
                .hasValueSatisfying(state -> assertThat(state).isEqualTo(Mark.State.READY));
    }

    @Test
    void takesOverNothingElse() {
        project.database.stands(ALICE, Optional.empty());
        project.bucket.stands(ALICE, Optional.empty());

        assertThatThrownBy(() -> project.create(new CreateRequest(
                        ALICE, Optional.empty(), Optional.empty(), Set.of("app-database-alice"), false)))
                .hasMessageContaining("bucket app-bucket-alice")
                .hasMessageNotContaining("database");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void namesBothSourcesAndBothInstantsWhereTheyDiffer() {
        project.create(ALICE);
        project.create(BOB);

        assertThatThrownBy(() -> project.create(from(ALICE, BOB)))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("Environment alice exists and was forked from dev, not from bob.")
                .extracting("kind")
                .isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(project.create(from(ALICE, DEV)).reused()).isTrue();
    }

    @Test
    void refusesAnInstantWhereTheProviderKnowsNone() {
        assertThatThrownBy(() -> project.create(
                        new CreateRequest(ALICE, Optional.empty(), Optional.of(Project.SINCE), Set.of(), false)))
                .hasMessageContaining("fake-database cannot fork a point in time")
                .hasMessageContaining("fake-bucket cannot fork a point in time");
        assertThat(project.changes()).isEmpty();
    }

    @Test
    void aColleaguesEnvironmentIsForJoining() {
        project.create(ALICE);
        project.owner = Optional.of("bob@example.org");

        assertThatThrownBy(() -> project.create(ALICE)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e).hasMessageStartingWith("Environment alice belongs to alice@example.org, since 20");
            assertThat(e.remedy()).contains("make envs-switch alice");
        });
    }

    @Test
    void anOwnerThatNobodyKnowsIsNobodyElse() {
        project.create(ALICE);
        project.owner = Optional.empty();

        assertThat(project.create(ALICE).reused()).isTrue();
    }

    @Test
    void whatExistsIsAnErrorForThoseWhoWantOne() {
        CreateRequest strict = new CreateRequest(ALICE, Optional.empty(), Optional.empty(), Set.of(), true);

        project.create(strict);

        assertThatThrownBy(() -> project.create(strict))
                .isInstanceOf(ForkStackException.class)
                .hasMessageStartingWith("Environment alice exists, since ");
    }

    @Test
    void whatIsIncompleteIsCompletedAlsoForThem() {
        project.database.stands(ALICE, Optional.of(mark(ALICE, Mark.State.FILLING)));

        assertThat(project.create(new CreateRequest(ALICE, Optional.empty(), Optional.empty(), Set.of(), true))
                        .reused())
                .isFalse();
    }

    @Test
    void filesThatMayNotBeWrittenStopItBeforeAnythingIsTouched() throws IOException {
        Git git = Git.init(project.root);
        Files.writeString(project.root.resolve(".env.local"), "DATABASE_URL=x\n");
        git.run("add", "-f", ".env.local");

        assertThatThrownBy(() -> project.create(ALICE)).hasMessageStartingWith("2 problems:");
        assertThat(project.changes()).isEmpty();
        assertThat(project.root.resolve(".gitignore")).doesNotExist();
    }

    @Test
    void aSourceThatWouldBeForkedFromItselfIsMadeFromTheProvidersOwn() {
        project.source = Optional.of(BOB);
        assertThatThrownBy(() -> project.create(BOB))
                .hasMessageContaining("the source bob has no")
                .satisfies(e -> assertThat(((ForkStackException) e).remedy()).contains("make envs-new bob FROM=dev"));
    }

    @Test
    void noSettingIsNamedThatAProviderDoesNotHave() {
        assertThatThrownBy(() -> project.create(from(ALICE, EnvironmentName.PROD)))
                .satisfies(e -> assertThat(((ForkStackException) e).remedy())
                        .contains("FROM=dev")
                        .doesNotContain(".prod"));
    }

    @Test
    void whatIsThereToBeForkedAloneIsNeverOfferedToBeTakenOver() {
        String name = project.database.stands(BOB, Optional.empty()).name();
        project.database.sources.add(BOB);

        for (ThrowingCallable verb : List.<ThrowingCallable>of(
                () -> project.create(BOB),
                () -> project.create(new CreateRequest(BOB, Optional.empty(), Optional.empty(), Set.of(name), false)),
                () -> project.switchTo(BOB),
                () -> project.delete(BOB))) {
            assertThatThrownBy(verb)
                    .hasMessageContaining("there to be forked alone (database.bob)")
                    .satisfies(
                            e -> assertThat(((ForkStackException) e).remedy()).doesNotContain("adopt"));
        }
        assertThat(project.changes()).isEmpty();
    }

    private static CreateRequest from(EnvironmentName name, EnvironmentName source) {
        return new CreateRequest(name, Optional.of(source), Optional.empty(), Set.of(), false);
    }
}
