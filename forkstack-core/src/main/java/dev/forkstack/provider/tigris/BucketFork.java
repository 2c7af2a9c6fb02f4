package dev.forkstack.provider.tigris;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.bucket.BucketId;
import dev.forkstack.provider.tigris.ForkRequest.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes a fork and marks it. What fails between the two is removed here, where it is certain that this run has made it;
 * else it stands as an unfinished environment. Thread-safe.
 */
record BucketFork(
        TigrisApi api,
        MarkReader marks,
        ForkRemoval removal,
        Waiting waiting,
        Waiting moment,
        ProgressListener progress) {

    /** So often another run may be quicker. */
    private static final int ATTEMPTS = 5;

    Resource make(ForkRequest request, Mark mark) {
        long begin = System.nanoTime();
        Outcome outcome = waiting.until("the name " + request.name() + " to be free", request::send);
        Resource made = outcome.found()
                .map(found -> finished(marked(found), mark))
                .orElseGet(() -> undoneOnFailure(request, mark, () -> first(request.made(moment), mark)));
        progress.finished(
                "bucket " + request.name(),
                outcome.isOurs() ? "forked from " + request.source() : "completed",
                Duration.ofNanos(System.nanoTime() - begin));
        return made;
    }

    /** Whoever has made it a moment ago is about to mark it: two marks would be two ids. */
    private TigrisBucket marked(TigrisBucket bucket) {
        if (bucket.mark().isPresent() || marks.of(bucket).isEmpty()) {
            return bucket;
        }
        try {
            return moment.until(
                    "bucket " + bucket.name() + " to be marked",
                    () -> Optional.of(now(bucket)).filter(now -> now.mark().isPresent()));
        } catch (ForkStackException e) {
            if (Thread.currentThread().isInterrupted() || !e.leavesOutcomeOpen()) {
                throw e;
            }
            return now(bucket);
        }
    }

    /** Nobody else marks what was made a moment ago, so what was written is not looked at again. */
    private Resource first(TigrisBucket made, Mark mark) {
        return made.mark().isPresent()
                ? finished(made, mark)
                : marked(made, Optional.empty(), mark.on(BucketId.fresh(made.name())));
    }

    /** What another run has finished stays as that has left it; what none has is ours to go on with. */
    private Resource finished(TigrisBucket found, Mark mark) {
        TigrisBucket bucket = found;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Mark> standing = claimed(bucket, mark);
            if (standing.filter(other -> isDone(other, mark)).isPresent()) {
                return bucket.resource(standing, Set.of());
            }
            Mark ours = mark.on(standing.isPresent() ? bucket.id() : BucketId.fresh(bucket.name()));
            api.mark(bucket, ours);
            bucket = now(bucket);
        }
        throw changed(bucket);
    }

    private static boolean isDone(Mark standing, Mark mark) {
        return standing.state() == Mark.State.READY || standing.equals(mark.on(standing.resource()));
    }

    /** What stands is taken only if it is this environment's, and nobody else's. Empty if no mark was written yet. */
    private Optional<Mark> claimed(TigrisBucket bucket, Mark mark) {
        Ownership.claimFor(mark, bucket.resource(marks.of(bucket), Set.of()));
        return bucket.mark();
    }

    /**
     * @param expected what was read there before
     * @throws ForkStackException {@code REJECTED} if something else stands there by now
     */
    Resource marked(TigrisBucket bucket, Optional<Mark> expected, Mark mark) {
        if (!bucket.mark().equals(expected) && !bucket.mark().equals(Optional.of(mark))) {
            throw changed(bucket);
        }
        api.mark(bucket, mark);
        return bucket.resource(Optional.of(mark), Set.of());
    }

    private TigrisBucket now(TigrisBucket bucket) {
        return api.look(bucket.name()).orElseThrow(() -> removed(bucket.name()));
    }

    static ForkStackException removed(String name) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The Tigris bucket " + name + " was removed meanwhile.",
                "Look what there is (make envs-list), then run the command again.");
    }

    private static ForkStackException changed(TigrisBucket bucket) {
        return new ForkStackException(
                Kind.REJECTED,
                "The mark of the " + bucket.title() + " has changed meanwhile: another run is at work there.",
                "Run the command again when that has ended; it goes on from what stands.");
    }

    private Resource undoneOnFailure(ForkRequest made, Mark mark, Supplier<Resource> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            try {
                Uninterrupted.run(() -> {
                    undo(made, mark);
                    return made;
                });
            } catch (ForkStackException undoing) {
                e.addSuppressed(undoing);
            }
            throw e;
        }
    }

    /** Only what this run has made, and never what another run has marked by now. */
    private void undo(ForkRequest made, Mark mark) {
        Optional<TigrisBucket> standing = api.look(made.name())
                .filter(made::isFork)
                .filter(now ->
                        now.mark().map(found -> found.run().equals(mark.run())).orElse(true));
        standing.ifPresent(now -> {
            removal.remove(now.name(), now.id());
            progress.note("undone: bucket " + now.name());
        });
    }
}
