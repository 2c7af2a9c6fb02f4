package dev.forkstack.provider.turso;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.libsql.Marking;
import dev.forkstack.provider.turso.BranchRequest.Maker;
import dev.forkstack.provider.turso.BranchRequest.Outcome;
import dev.forkstack.spi.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a branch and marks it once it serves. Between the two nothing proves whose it is, so what fails in between is
 * removed here and not left to whoever undoes the rest. Thread-safe.
 */
final class DatabaseFork {

    private final KnownDatabases databases;
    private final MarkReader marks;
    private final Tokens tokens;
    private final DataPlane plane;
    private final DatabaseRemoval removal;
    private final Waiting waiting;
    private final ProgressListener progress;

    DatabaseFork(
            KnownDatabases databases,
            MarkReader marks,
            Tokens tokens,
            DataPlane plane,
            DatabaseRemoval removal,
            Waiting waiting,
            ProgressListener progress) {
        this.databases = databases;
        this.marks = marks;
        this.tokens = tokens;
        this.plane = plane;
        this.removal = removal;
        this.waiting = waiting;
        this.progress = progress;
    }

    Resource make(BranchRequest request, Plan plan) {
        long begin = System.nanoTime();
        Outcome outcome = waiting.until("the name " + request.name() + " to be free", request::send);
        Database database = outcome.database();
        boolean isAnothers = outcome.maker() == Maker.ANOTHER;
        Optional<Mark> found = isAnothers
                ? marks.read(database)
                : undoneOnFailure(outcome, plan, () -> Optional.of(written(database, Optional.empty(), plan.mark())));
        Resource made = marking(database).completed(found, plan.mark());
        progress.finished(
                "database " + database.name(),
                isAnothers ? "completed" : "branched from " + request.source().name(),
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /**
     * Writes the mark as soon as the database serves, which proves that it does.
     *
     * @param expected what was read there before
     * @throws ForkStackException {@code REJECTED} if something else stands there by now
     */
    Resource marked(Database database, Optional<Mark> expected, Mark mark) {
        return marking(database).marked(expected, mark.on(database.id()));
    }

    private Marking marking(Database database) {
        return new Marking(database.title(), database::resource, (expected, mark) -> written(database, expected, mark));
    }

    /** What stands there afterwards: the mark, or what another run was quicker to write. */
    private Mark written(Database database, Optional<Mark> expected, Mark mark) {
        Mark ours = mark.on(database.id());
        return tokens.working(
                        database,
                        EnvVars.NONE,
                        token -> plane.awaited(
                                database, () -> plane.open(database, token).write(expected, ours)))
                .orElseThrow(() -> Marking.lost(database.title()));
    }

    private <T> T undoneOnFailure(Outcome outcome, Plan plan, Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            try {
                Uninterrupted.run(() -> {
                    undo(outcome, plan);
                    return outcome;
                });
            } catch (ForkStackException undoing) {
                e.addSuppressed(undoing);
            }
            throw e;
        }
    }

    /** Only the very database that this run made, and never one that another run has marked by now. */
    private void undo(Outcome outcome, Plan plan) {
        Database made = outcome.database();
        boolean stands = databases
                .look(made.name())
                .filter(now -> now.id().equals(made.id()))
                .isPresent();
        if (stands && isOurs(outcome, plan.mark())) {
            removal.remove(made);
            progress.note("undone: database " + made.name());
        }
        removal.forget(made.id());
    }

    /** What only perhaps is ours proves it by its row; without one it is left to the next run. */
    private boolean isOurs(Outcome outcome, Mark mark) {
        boolean isCertain = outcome.maker() == Maker.THIS_REQUEST;
        try {
            return marks.row(outcome.database())
                    .map(row -> row.run().equals(mark.run()))
                    .orElse(isCertain);
        } catch (ForkStackException e) {
            if (isCertain) {
                return true; // it does not answer, and so nobody else can have marked it either
            }
            throw e;
        }
    }
}
