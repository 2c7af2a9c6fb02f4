package dev.forkstack.provider.tigris;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.empty.BucketRemoval;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deletes one very bucket. A fork goes with everything in it, by one call that leaves its source's objects alone. A bucket
 * that is no fork, but was taken over, is emptied first and never forced. What stands is looked at before each request.
 * Thread-safe.
 */
record ForkRemoval(TigrisApi api, Optional<EnvironmentKeys> keys, Waiting waiting) {

    private static final int ATTEMPTS = 5;

    /** Returns when it is gone, and so are the keys for it; also if it was before, or another has its name by now. */
    void remove(String name, String id) {
        Optional<TigrisBucket> standing = api.look(name);
        if (standing.isEmpty()) {
            keys.ifPresent(own -> own.revokeAll(name));
        } else if (isSame(standing.get(), id)) {
            if (standing.get().hasForks()) {
                refuseForked(standing.get());
            }
            // First, so that a killed run leaves no key of a bucket that is gone; who needs one gets another.
            keys.ifPresent(own -> own.revokeAll(name));
            delete(standing.get(), id);
        }
        keys.ifPresent(own -> own.forget(id));
    }

    private void delete(TigrisBucket bucket, String id) {
        AtomicInteger failures = new AtomicInteger();
        AtomicBoolean isRepetition = new AtomicBoolean();
        waiting.until("bucket " + bucket.name() + " to be deleted", () -> {
            if (isRepetition.getAndSet(true) && !Uninterrupted.run(() -> stands(bucket.name(), id))) {
                return Optional.of(bucket);
            }
            try {
                return asked(bucket);
            } catch (ForkStackException e) {
                boolean isWorthAnother = e.leavesOutcomeOpen() || e.kind() == Kind.THROTTLED;
                if (!isWorthAnother
                        || failures.incrementAndGet() == ATTEMPTS
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }

    /** Empty as long as the service still ties forks to it that are gone. */
    private Optional<TigrisBucket> asked(TigrisBucket bucket) {
        boolean isFork = bucket.source().isPresent();
        S3Answer answer = api.delete(bucket.name(), isFork);
        if (answer.isSuccess() || answer.is(404) && api.head(bucket.name()).isEmpty()) {
            return Optional.of(bucket);
        }
        if (answer.is(404)) {
            throw answer.failure();
        }
        refuseForked(bucket);
        if (answer.code().equals("BucketNotEmpty") && !isFork) {
            // To delete a version takes it out of every snapshot, and so out of every fork: there is none.
            new BucketRemoval(api.s3()).delete(bucket.name(), Map.of(), () -> stands(bucket.name(), bucket.id()));
            return Optional.of(bucket);
        }
        return Optional.empty();
    }

    private void refuseForked(TigrisBucket bucket) {
        Set<String> forks = api.forksOf(bucket.name());
        if (!forks.isEmpty()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The " + bucket.title() + " cannot be deleted before what was forked from it: "
                            + String.join(", ", forks) + ".",
                    "Delete these first.");
        }
    }

    private boolean stands(String name, String id) {
        return api.look(name).filter(now -> isSame(now, id)).isPresent();
    }

    private static boolean isSame(TigrisBucket bucket, String id) {
        return bucket.id().equals(id);
    }
}
