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

    /** So often somebody may write while it is emptied. */
    private static final int ROUNDS = 5;

    /** Absence is success, and so is another bucket in its place. */
    void remove(Owned owned) {
        Attempt attempt = new Attempt(owned.resource());
        waiting.until(
                "bucket " + owned.resource().name() + " to be deleted",
                () -> attempt.isGone() ? Optional.of(owned) : Optional.empty());
    }

    /** One removal, round after round. For one thread. */
    private final class Attempt {

        private final String bucket;
        private final Mark ours;
        private final boolean wasUnfinished;
        /** Whether the mark has gone before the bucket. From then on only an empty bucket is deleted. */
        private boolean isBare;

        private int rounds;

        Attempt(Resource resource) {
            this.bucket = resource.name();
            this.ours = resource.mark().orElseThrow();
            this.wasUnfinished = BucketFinder.isUnfinished(resource);
            this.isBare = wasUnfinished;
        }

        boolean isGone() {
            Optional<MarkPlace.Seen> seen = marks.look(bucket);
            if (seen.isEmpty() || !isOurs(seen.get())) {
                return true;
            }
            rounds++;
            if (!isBare) {
                empty(seen.get().mark().orElseThrow());
            }
            return isDeleted();
        }

        private boolean isOurs(MarkPlace.Seen seen) {
            return isBare
                    ? seen.mark().isEmpty()
                    : seen.mark()
                            .filter(mark -> mark.resource().equals(ours.resource()))
                            .isPresent();
        }

        private void empty(Mark standing) {
            if (standing.state() == Mark.State.READY) {
                marks.replace(bucket, standing.filling()); // who comes upon half of it must not take it for whole
            }
            content.empty(bucket);
            isBare = marks.discard(bucket);
        }

        private boolean isDeleted() {
            S3Answer answer;
            try {
                answer = new Buckets(api).delete(bucket, Map.of());
            } catch (ForkStackException e) {
                if (e.leavesOutcomeOpen()
                        && Uninterrupted.run(() -> marks.look(bucket)).isEmpty()) {
                    return true;
                }
                if (!e.leavesOutcomeOpen() || rounds >= ROUNDS) {
                    throw e;
                }
                return false;
            }
            if (answer.isSuccess() || answer.code().equals("NoSuchBucket")) {
                return true;
            }
            if (rounds >= ROUNDS || !answer.is(409) || wasUnfinished) {
                throw answer.failure();
            }
            if (isBare) {
                marks.claim(bucket, ours.filling()); // somebody has written into it meanwhile
                isBare = false;
            }
            return false;
        }
    }
}
