package dev.forkstack.workflow;

import static dev.forkstack.workflow.Project.ALICE;
import static dev.forkstack.workflow.Project.DEV;
import static dev.forkstack.workflow.Project.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a part of {@code new} fails. */
@Timeout(60)
class UndoTest {

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void startsAProjectWhereDevStands() throws IOException {
        project = new Project(directory);
        project.create(DEV);
        project.forget();
    }

    @Test
    void aPartThatSaidItWasWholeIsUndoneWhenAnotherCannotSayIt() {
        project.bucket.fails("mark");

        assertThatThrownBy(() -> project.create(ALICE)).hasMessage("bucket mark failed.");

        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
    }

    @Test
    void aMarkWhoseAnswerWasLostIsLookedUp() {
        project.database.during("mark", name -> {
            Resource made = project.database.find(name).orElseThrow();
            Mark ready = made.mark().orElseThrow().ready();
            project.database.put(name, Resource.of(made.kind(), made.name(), made.id(), Optional.of(ready)));
            throw new ForkStackException(ForkStackException.Kind.UNAVAILABLE, "The answer was lost.", "Look.");
        });

        project.create(ALICE);

        assertThat(project.database.mark(ALICE).orElseThrow().state()).isEqualTo(Mark.State.READY);
        assertThat(project.workspace().switchedTo()).contains(ALICE);
    }

    @Test
    void aDevThatCannotBeMadeAsAWholeIsNotMadeAtAll() throws IOException {
        Project fresh = new Project(directory.resolve("fresh"));
        fresh.database.during("create", name -> {
            throw failure("The seed failed.");
        });

        assertThatThrownBy(() -> fresh.create(ALICE)).hasMessage("The seed failed.");

        assertThat(fresh.database.mark(DEV)).isEmpty();
        assertThat(fresh.bucket.mark(DEV)).isEmpty();
        assertThat(fresh.workspace().switchedTo()).isEmpty();
    }

    @Test
    void aFailingBucketUndoesTheDatabaseOfThisRun() {
        CountDownLatch databaseStands = new CountDownLatch(1);
        project.database.during("connect", name -> databaseStands.countDown());
        project.bucket.during("create", name -> {
            await(databaseStands);
            throw failure("The bucket failed.");
        });

        assertThatThrownBy(() -> project.create(ALICE))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("The bucket failed.");

        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
        assertThat(project.database.mark(DEV)).isPresent();
        assertThat(project.workspace().switchedTo()).hasValue(DEV);
        assertThat(project.told.lines()).contains("undone: database app-database-alice");
    }

    @Test
    void whatStoodBeforeStays() {
        project.database.stands(ALICE, Optional.of(mark(ALICE, Mark.State.READY)));
        project.bucket.fails("create");

        assertThatThrownBy(() -> project.create(ALICE)).hasMessage("bucket create failed.");

        assertThat(project.database.mark(ALICE).orElseThrow().run()).isEqualTo("an-earlier-run");
        assertThat(project.bucket.mark(ALICE)).isEmpty();
        assertThat(project.database.changes()).isEmpty();
    }

    @Test
    void whatADeadRunLeftStaysUnlessThisRunTookItOver() {
        project.database.stands(ALICE, Optional.of(mark(ALICE, Mark.State.FILLING)));
        project.database.during("create", name -> {
            project.database.stands(ALICE, Optional.of(mark(ALICE, Mark.State.FILLING))); // it never got so far
            throw failure("The database failed.");
        });

        assertThatThrownBy(() -> project.create(ALICE)).hasMessage("The database failed.");

        assertThat(project.database.mark(ALICE).orElseThrow().run()).isEqualTo("an-earlier-run");
        assertThat(project.bucket.mark(ALICE)).isEmpty();
    }

    @Test
    void whatFailedOnlyToSaySoIsUndoneAsWell() {
        project.database.fails("connect");

        assertThatThrownBy(() -> project.create(ALICE)).hasMessage("database connect failed.");

        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
    }

    @Test
    void whatThisRunCouldNotMarkReadyIsUndone() {
        project.database.fails("mark");
        project.bucket.fails("mark");

        assertThatThrownBy(() -> project.create(ALICE)).isInstanceOf(ForkStackException.class);

        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
        assertThat(project.workspace().switchedTo()).hasValue(DEV);
    }

    @Test
    void failuresOfTheUndoAreSuppressedInTheFirst() {
        project.database.fails("delete");
        project.bucket.fails("delete");
        CountDownLatch databaseStands = new CountDownLatch(1);
        project.database.during("connect", name -> databaseStands.countDown());
        project.bucket.during("create", name -> {
            await(databaseStands);
            throw failure("The bucket failed.");
        });

        assertThatThrownBy(() -> project.create(ALICE)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e).hasMessage("The bucket failed.");
            assertThat(List.of(e.getSuppressed()))
                    .extracting(Throwable::getMessage)
                    .containsExactlyInAnyOrder("database delete failed.", "bucket delete failed.");
        });
    }

    @Test
    void forksRunAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        project.database.during("create", name -> meet(both));
        project.bucket.during("create", name -> meet(both));

        project.create(ALICE);

        assertThat(project.database.mark(ALICE)).isPresent();
    }

    @Test
    void oneFailingInterruptsTheOtherAndTheUndoWaitsForIt() {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<Boolean> undoneAfterTheEnd = new AtomicReference<>();
        project.database.during("create", name -> untilInterrupted(inside, ended));
        project.database.during("delete", name -> undoneAfterTheEnd.set(ended.get()));
        project.bucket.during("create", name -> {
            await(inside);
            throw failure("The bucket failed.");
        });

        assertThatThrownBy(() -> project.create(ALICE)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e).hasMessage("The bucket failed.");
            assertThat(e.getSuppressed()).extracting(Throwable::getMessage).contains("The database was interrupted.");
        });
        assertThat(undoneAfterTheEnd).hasValue(true);
        assertThat(project.database.mark(ALICE)).isEmpty();
    }

    @Test
    void anErrorWaitsForTheOtherAsAnyFailureDoes() {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<Boolean> undoneAfterTheEnd = new AtomicReference<>();
        project.database.during("create", name -> untilInterrupted(inside, ended));
        project.database.during("delete", name -> undoneAfterTheEnd.set(ended.get()));
        project.bucket.during("create", name -> {
            await(inside);
            throw new NoClassDefFoundError("gone");
        });

        assertThatThrownBy(() -> project.create(ALICE)).isInstanceOf(NoClassDefFoundError.class);
        assertThat(undoneAfterTheEnd).hasValue(true);
        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
    }

    @Test
    void interruptingTheCallerUndoesAndKeepsTheInterrupt() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(2);
        AtomicBoolean ended = new AtomicBoolean();
        project.database.during("create", name -> untilInterrupted(inside, ended));
        project.bucket.during("create", name -> untilInterrupted(inside, new AtomicBoolean()));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        AtomicBoolean undoneUnderInterrupt = new AtomicBoolean();
        project.database.during(
                "delete",
                name -> undoneUnderInterrupt.set(Thread.currentThread().isInterrupted()));
        Thread caller = new Thread(() -> {
            try {
                project.create(ALICE);
            } catch (ForkStackException e) {
                thrown.set(e);
            }
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        await(inside);
        caller.interrupt();
        caller.join(30_000);

        assertThat(thrown.get()).hasMessage("Interrupted.");
        assertThat(ended).isTrue();
        assertThat(stillInterrupted).isTrue();
        assertThat(undoneUnderInterrupt).isFalse();
        assertThat(project.database.mark(ALICE)).isEmpty();
        assertThat(project.bucket.mark(ALICE)).isEmpty();
    }

    @Test
    void undoesInReverseAndOnlyOnce() {
        Rollback rollback = new Rollback();
        List<String> undone = new java.util.ArrayList<>();
        rollback.onFailure(() -> undone.add("a"));
        rollback.onFailure(() -> {
            throw failure("b failed.");
        });
        rollback.onFailure(() -> undone.add("c"));
        RuntimeException cause = new IllegalStateException("first");

        rollback.undo(cause);
        rollback.undo(cause);

        assertThat(undone).containsExactly("c", "a");
        assertThat(cause.getSuppressed()).hasSize(1);
    }

    @Test
    void whatIsCommittedIsNotUndone() {
        Rollback rollback = new Rollback();
        List<String> undone = new java.util.ArrayList<>();
        rollback.onFailure(() -> undone.add("a"));

        rollback.commit();
        rollback.undo(new IllegalStateException("later"));

        assertThat(undone).isEmpty();
    }

    /** As a real provider does: works until it is interrupted, then needs a moment to end. */
    private static void untilInterrupted(CountDownLatch inside, AtomicBoolean ended) {
        inside.countDown();
        try {
            Thread.sleep(50_000);
        } catch (InterruptedException e) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            ended.set(true);
            throw failure("The database was interrupted.");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The other was not inside at the same time", e);
        }
    }

    private static ForkStackException failure(String message) {
        return new ForkStackException(ForkStackException.Kind.UNAVAILABLE, message, "Try again.");
    }
}
