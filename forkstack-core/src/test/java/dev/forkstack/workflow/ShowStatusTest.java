package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.BOB;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forkstack.model.Mark.State;
import dev.forkstack.model.PartStatus;
import dev.forkstack.model.ServerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowStatusTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProject() throws IOException {
        project = Project.served(directory);
    }

    @Test
    void aServerThatDoesNotRunIsSaidAndNotStarted() {
        assertThat(parts())
                .extracting(PartStatus::state, PartStatus::detail)
                .containsExactly(
                        tuple(
                                PartStatus.State.UNKNOWN,
                                "fake database server does not run; the next command starts it"),
                        tuple(PartStatus.State.UNKNOWN, "fake bucket server does not run; the next command starts it"));
        assertThat(new ShowStatus(project.scope()).servers())
                .contains(new ServerStatus("fake database server", Optional.empty()));
        assertThat(project.servedDatabase().address()).isEmpty();
    }

    @Test
    void eachPartIsJudgedByItsMark() {
        project.create(ALICE);
        assertThat(states()).containsExactly(PartStatus.State.READY, PartStatus.State.READY);

        project.database.stands(ALICE, Optional.of(mark(ALICE, State.FILLING)));
        project.bucket.stands(ALICE, Optional.empty());
        assertThat(states()).containsExactly(PartStatus.State.FILLING, PartStatus.State.FOREIGN);
        assertThat(new ShowStatus(project.scope()).parts(BOB))
                .extracting(PartStatus::state)
                .containsOnly(PartStatus.State.ABSENT);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotWaitedFor() throws InterruptedException {
        project.databaseInTheCloud = true;
        project.servedDatabase().up();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        project.database.during("find", name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });

        List<PartStatus> parts = new ShowStatus(project.scope(), Duration.ofMillis(50)).parts(ALICE);

        assertThat(parts.get(0).state()).isEqualTo(PartStatus.State.UNKNOWN);
        assertThat(parts.get(0).detail()).startsWith("no answer within ");
        interrupted.await();
    }

    private List<PartStatus.State> states() {
        return parts().stream().map(PartStatus::state).toList();
    }

    private List<PartStatus> parts() {
        return new ShowStatus(project.scope()).parts(ALICE);
    }
}
