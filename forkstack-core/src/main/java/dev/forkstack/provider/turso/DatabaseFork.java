package dev.forkstack.provider.turso;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
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
        Resource made = outcome.maker() == Maker.ANOTHER
                ? completed(database, plan)
                : undoneOnFailure(
                        outcome,
                        plan,
                        () -> outcome.maker() == Maker.THIS_REQUEST
                                ? marked(database, plan.mark())
                                : completed(database, plan));
        progress.finished(
                "database " + database.name(),
                outcome.maker() == Maker.ANOTHER
                        ? "completed"
                        : "branched from " + request.source().name(),
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /** Writes the mark as soon as the database serves, which proves that it does. */
    Resource marked(Database database, Mark mark) {
        Mark ours = mark.on(database.id());
        Optional<Mark> written = tokens.working(
                database,
                EnvVars.NONE,
                token -> plane.awaited(
                        database, () -> plane.open(database, token).write(ours)));
        if (!written.equals(Optional.of(ours))) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "The " + database.title() + " did not keep the mark that was written to it.",
                    "Run the command again; it goes on from what stands.");
        }
        return database.resource(written);
    }

    /** What stands is taken only if it is this environment's; and if another run has finished it, as that has left it. */
    private Resource completed(Database database, Plan plan) {
        Ownership ownership = new Ownership(plan.mark().project(), plan.mark().env());
        ownership.claim(database.resource(marks.read(database)));
        Optional<Mark> row = tokens.working(
                database,
                EnvVars.NONE,
                token -> plane.awaited(
                        database, () -> plane.open(database, token).read()));
        row.ifPresent(mark -> ownership.claim(database.resource(row)));
        return row.filter(mark -> mark.state() == Mark.State.READY)
                .map(mark -> database.resource(row))
                .orElseGet(() -> marked(database, plan.mark()));
    }

    private Resource undoneOnFailure(Outcome outcome, Plan plan, Supplier<Resource> action) {
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
        boolean isAnothers = outcome.maker() != Maker.THIS_REQUEST
                && marks.row(made)
                        .filter(mark -> !mark.run().equals(plan.mark().run()))
                        .isPresent();
        if (stands && !isAnothers) {
            removal.remove(made);
            progress.note("undone: database " + made.name());
        }
        removal.forget(made.id());
    }
}
