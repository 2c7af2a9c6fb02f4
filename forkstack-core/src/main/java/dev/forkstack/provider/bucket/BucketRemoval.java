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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deletes one very bucket with all that is in it. A store deletes by name, so what stands is looked at before it is asked, and
 * before it is asked again. Thread-safe.
 */
public record BucketRemoval(S3Api api, BucketFinder finder, MarkPlace marks, BucketContent content, Waiting waiting) {

    /** So often somebody may write while it is emptied. */
    private static final int ROUNDS = 5;

    /** Absence is success, and so is another bucket in its place. */
    void remove(Owned owned) {
        Resource ours = owned.resource();
        AtomicInteger rounds = new AtomicInteger();
        waiting.until("bucket " + ours.name() + " to be deleted", () -> {
            Optional<Mark> standing = marks.look(ours.name()).flatMap(seen -> standing(ours, seen));
            return standing.isEmpty() || isGone(ours, standing.get(), rounds.incrementAndGet())
                    ? Optional.of(ours)
                    : Optional.empty();
        });
    }

    /** The mark that proves it to be the one that is to go; what is unfinished has none, and is not emptied. */
    private Optional<Mark> standing(Resource ours, MarkPlace.Seen seen) {
        return BucketFinder.isUnfinished(ours)
                ? ours.mark().filter(mark -> seen.mark().isEmpty())
                : seen.mark().filter(mark -> mark.resource().equals(ours.id()));
    }

    private boolean isGone(Resource ours, Mark standing, int round) {
        if (!BucketFinder.isUnfinished(ours)) {
            if (standing.state() == Mark.State.READY) {
                marks.replace(
                        ours.name(), standing.filling()); // whoever comes upon half of it must not take it for whole
            }
            content.empty(ours.name());
        }
        S3Answer answer;
        try {
            answer = new Buckets(api).delete(ours.name(), Map.of());
        } catch (ForkStackException e) {
            if (e.leavesOutcomeOpen()
                    && Uninterrupted.run(() -> marks.look(ours.name())).isEmpty()) {
                return true;
            }
            if (!e.leavesOutcomeOpen() || round >= ROUNDS) {
                throw e;
            }
            return false;
        }
        if (answer.isSuccess() || answer.code().equals("NoSuchBucket")) {
            return true;
        }
        if (round >= ROUNDS || !answer.is(409) || BucketFinder.isUnfinished(ours)) {
            throw answer.failure();
        }
        return false;
    }
}
