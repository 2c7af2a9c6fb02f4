package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark.State;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendProjectTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = Project.served(directory);
    }

    @Test
    void mendsUntilNothingMoreCanBeAndTellsWhatRemains() {
        List<String> wrong = new ArrayList<>(List.of("first"));
        Diagnosis diagnosis = mend(() -> wrong.stream()
                .map(fact -> Observation.mendable(Finding.warning(fact, "mend it"), () -> {
                    wrong.remove(fact);
                    if (fact.equals("first")) {
                        wrong.add("second"); // that the first had hidden
                    }
                    return "no " + fact;
                }))
                .toList());

        assertThat(diagnosis.mended()).containsExactly("no first", "no second");
        assertThat(diagnosis.observations()).isEmpty();
    }

    @Test
    void whatCannotBeMendedIsAProblemAndTriedOnce() {
        Diagnosis diagnosis = mend(() -> List.of(Observation.mendable(Finding.warning("odd", "mend it"), () -> {
            throw new ForkStackException(Kind.LOCAL_STATE, "It is stuck.", "Pull.");
        })));

        assertThat(diagnosis.mended()).isEmpty();
        assertThat(diagnosis.findings())
                .containsExactly(
                        Finding.warning("odd", "mend it"),
                        Finding.problem("could not be mended: It is stuck.", "Pull."));
    }

    @Test
    void fromProductionNothingIsMended() {
        project.process.put("ENV", "prod");
        assertThatThrownBy(() -> mend(() -> {
                    throw new AssertionError("looked");
                }))
                .isInstanceOf(ForkStackException.class);
    }

    @Test
    void whatADeadRunLeftOfAnEnvironmentIsRemovedAndAReadyOneNever() {
        project.create(ALICE);
        project.database.stands(BOB, Optional.of(mark(BOB, State.FILLING)));

        assertThat(mendEnvironments().mended()).containsExactly("removed what a dead run left of environment bob");

        assertThat(project.list())
                .extracting(Environment::name, Environment::state)
                .containsExactly(tuple("alice", Environment.State.READY), tuple("dev", Environment.State.READY));
    }

    @Test
    void whatAnotherRunHasFinishedBetweenTheLookAndTheMendStays() {
        project.database.stands(BOB, Optional.of(mark(BOB, State.FILLING)));
        UnfinishedEnvironment unfinished = new UnfinishedEnvironment(project.scope(), BOB);
        assertThat(unfinished.mayBeRemoved(project.list().get(0))).isTrue();
        project.create(BOB);

        assertThat(unfinished.remove()).isEqualTo("environment bob was seen to by another run meanwhile");

        assertThat(project.database.mark(BOB))
                .hasValueSatisfying(mark -> assertThat(mark.state()).isEqualTo(State.READY));
    }

    @Test
    void whatIsPartlyReadyOrProtectedOrAColleaguesOrInTheCloudIsLeftToItsOwner() {
        project.database.stands(ALICE, Optional.of(mark(ALICE, State.FILLING)));
        project.bucket.stands(ALICE, Optional.of(mark(ALICE, State.READY)));
        project.database.stands(EnvironmentName.DEV, Optional.of(mark(EnvironmentName.DEV, State.FILLING)));
        project.database.stands(BOB, Optional.of(Project.of(mark(BOB, State.FILLING), "app", "bob@example.org")));
        assertThat(mendEnvironments().mended()).isEmpty();

        project.database.stands(BOB, Optional.of(mark(BOB, State.FILLING)));
        project.databaseInTheCloud = true;
        assertThat(mendEnvironments().mended()).isEmpty();
        assertThat(project.database.find(BOB)).isPresent();
    }

    @Test
    void aKilledServerIsStartedAndWhatIsFoundOnItSweptInTheNextLook() {
        project.servedDatabase().killed = true;
        project.servedDatabase().left.add("forkstack-tmp-app-1");

        Diagnosis diagnosis =
                mend(() -> new PartDiagnosis(project.scope().parts().get(0)).observe(Optional.empty()));

        assertThat(diagnosis.mended())
                .containsExactly(
                        "fake database server runs on 127.0.0.1:1", "removed at fake-database: forkstack-tmp-app-1");
        assertThat(diagnosis.findings())
                .containsExactly(Finding.ok("database: fake database server answers on 127.0.0.1:1"));
    }

    @Test
    void theEnvironmentOfTheCheckoutIsLeftToWhoeverWorksInIt() {
        project.database.stands(BOB, Optional.of(mark(BOB, State.FILLING)));

        assertThat(new EnvironmentsDiagnosis(project.scope(), Optional.of(BOB)).observe())
                .singleElement()
                .matches(seen -> !seen.isFixable());
    }

    @Test
    void aServerThatDoesNotRunIsNotAskedForAnything() {
        project.servedDatabase().left.add("forkstack-tmp-app-1");

        assertThat(new PartDiagnosis(project.scope().parts().get(0)).observe(Optional.of(ALICE)))
                .extracting(Observation::finding)
                .containsExactly(Finding.ok("database: fake database server does not run; the next command starts it"));
    }

    private Diagnosis mendEnvironments() {
        return mend(() -> new EnvironmentsDiagnosis(project.scope(), Optional.empty()).observe());
    }

    private Diagnosis mend(Supplier<List<Observation>> look) {
        return new MendProject(project.scope(), look).run();
    }
}
