package dev.forkstack.provider.bucket;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes one very bucket with all that is in it. A store deletes by name, so what stands is looked at before it is asked, and
 * before it is asked again. Thread-safe.
 */
public record BucketRemoval(S3Api api, MarkPlace marks, BucketContent content, Waiting waiting) {

    /** So often an answer may be lost, or somebody write into what was empty. */
    private static final int ROUNDS = 5;

    /** Absence is success, and so is another bucket in its place. */
    void remove(Owned owned) {
        Attempt attempt = new Attempt(owned.resource());
        waiting.until(
                "bucket " + owned.resource().name() + " to be deleted",
                () -> attempt.isOver() ? Optional.of(owned) : Optional.empty());
    }

    /** One removal, round after round. For one thread. */
    private final class Attempt {

        private final String bucket;
        private final Mark ours;
        private final boolean wasUnfinished;
        /** From then on the mark can have gone before the bucket; what carries none is deleted only if it is empty. */
        private boolean hasBegun;

        private int rounds;

        Attempt(Resource resource) {
            this.bucket = resource.name();
            this.ours = resource.mark().orElseThrow();
            this.wasUnfinished = BucketFinder.isUnfinished(resource);
            this.hasBegun = wasUnfinished;
        }

        boolean isOver() {
            Optional<MarkPlace.Seen> seen = marks.look(bucket);
            if (seen.isEmpty() || !isOurs(seen.get().mark())) {
                return true;
            }
            rounds++;
            try {
                if (seen.get().mark().isPresent()) {
                    hasBegun = true;
                    return isDeletedWhole(seen.get().mark().get());
                }
                return isDeletedEmpty();
            } catch (ForkStackException e) {
                if (!e.leavesOutcomeOpen()
                        || rounds >= ROUNDS
                        || Thread.currentThread().isInterrupted()) {
                    if (e.leavesOutcomeOpen()
                            && Uninterrupted.run(() -> marks.look(bucket)).isEmpty()) {
                        return true;
                    }
                    throw e;
                }
                return false;
            }
        }

        private boolean isOurs(Optional<Mark> standing) {
            return standing.map(mark -> !wasUnfinished && mark.resource().equals(ours.resource()))
                    .orElse(hasBegun);
        }

        private boolean isDeletedWhole(Mark standing) {
            if (standing.state() == Mark.State.READY) {
                marks.replace(bucket, standing.filling()); // who comes upon half of it must not take it for whole
            }
            if (marks.outlives(bucket)) {
                content.empty(bucket);
                marks.discard(bucket);
                return isDeletedEmpty();
            }
            content.delete(
                    bucket,
                    () -> marks.look(bucket).filter(now -> isOurs(now.mark())).isPresent());
            return true;
        }

        private boolean isDeletedEmpty() {
            S3Answer answer = new Buckets(api).delete(bucket, Map.of());
            if (answer.isSuccess() || answer.code().equals("NoSuchBucket")) {
                return true;
            }
            if (rounds >= ROUNDS || !answer.is(409) || wasUnfinished) {
                throw answer.failure();
            }
            marks.claim(bucket, ours.filling()); // somebody has written into it meanwhile
            return false;
        }
    }
}
