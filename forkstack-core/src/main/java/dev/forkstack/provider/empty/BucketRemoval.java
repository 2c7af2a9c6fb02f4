package dev.forkstack.provider.empty;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.bulk.AdaptiveLimit;
import dev.forkstack.provider.bulk.Crew;
import dev.forkstack.provider.bulk.Sender;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Empties and deletes buckets, whatever is in them and whatever their store can do. Nothing is recorded, so that a removal
 * that was cut short goes on by being called again. Whose a bucket is has been found out before. Thread-safe.
 */
public final class BucketRemoval {

    private static final int MOST_AT_ONCE = 128;

    /** Somebody may still write; but not for ever. */
    private static final int ROUNDS = 8;

    private final S3Api api;

    public BucketRemoval(S3Api api) {
        this.api = api;
    }

    /**
     * Removes all objects with all of their versions, and all unfinished uploads. What Fork Stack itself keeps in the bucket
     * stays. A bucket that does not stand is empty.
     *
     * @throws ForkStackException if something cannot be removed, or the thread is interrupted
     */
    public void empty(String bucket) {
        within(bucket, round -> {
            for (int n = 0; n < ROUNDS; n++) {
                if (!round.removeAll()) {
                    return;
                }
            }
            throw written(bucket);
        });
    }

    /**
     * Empties the bucket and deletes it. What proves whose it is goes last, so that a removal that was cut short can go on.
     * Absence is success.
     *
     * @param headers what the store wants to know with the last request
     * @throws ForkStackException as {@link #empty}
     */
    public void delete(String bucket, Map<String, String> headers) {
        delete(bucket, headers, () -> true);
    }

    /**
     * The same for as long as it is that very bucket: a removal takes long, and another may have been quicker, after which
     * somebody has made a bucket of that name again.
     */
    public void delete(String bucket, Map<String, String> headers, BooleanSupplier isStillOurs) {
        within(bucket, round -> {
            for (int n = 1; n <= ROUNDS; n++) {
                if (n > 1 && !isStillOurs.getAsBoolean()) {
                    return;
                }
                boolean hadAny = round.removeAll();
                if (!isStillOurs.getAsBoolean()) {
                    return;
                }
                boolean hadOurs = round.removeOurs();
                Optional<S3Answer> refusal = refusal(bucket, headers);
                if (refusal.isEmpty()) {
                    return;
                }
                S3Answer answer = refusal.get();
                if (!answer.code().equals("BucketNotEmpty")) {
                    throw answer.failure();
                }
                if (!hadAny && !hadOurs) {
                    Pacing.sleep(api.pacing().pause(n)); // what is still on its way shows up in a moment
                }
            }
            throw written(bucket);
        });
    }

    /** Empty if the bucket is gone, also where the answer that says so did not come. */
    private Optional<S3Answer> refusal(String bucket, Map<String, String> headers) {
        Buckets buckets = new Buckets(api);
        try {
            S3Answer answer = buckets.delete(bucket, headers);
            return answer.isSuccess() || answer.is(404) ? Optional.empty() : Optional.of(answer);
        } catch (ForkStackException e) {
            if (e.leavesOutcomeOpen() && buckets.head(bucket).isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private interface Work {
        void with(Round round);
    }

    private void within(String bucket, Work work) {
        AdaptiveLimit limit = new AdaptiveLimit(MOST_AT_ONCE, System::nanoTime);
        try (Crew crew = new Crew("forkstack-empty", limit)) {
            work.with(new Round(new Sender(api, limit), crew, bucket));
        }
    }

    private static ForkStackException written(String bucket) {
        return new ForkStackException(
                ForkStackException.Kind.UNAVAILABLE,
                "Bucket " + bucket + " is not empty although all that can be listed in it has been removed " + ROUNDS
                        + " times: somebody writes into it.",
                "End what writes there, then run the command again.");
    }
}
