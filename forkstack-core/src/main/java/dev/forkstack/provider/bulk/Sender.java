package dev.forkstack.provider.bulk;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.RetryAfter;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.model.ForkStackException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;

/** Sends one of many requests until it is answered, and lets the limit know how the store bears it. Thread-safe. */
public final class Sender {

    /** After failures that nobody expects; a store that is busy is waited for as long as there is patience. */
    private static final int AFTER_FAILURES = 4;

    private static final Set<String> TOO_MANY = Set.of("SlowDown", "TooManyRequests", "RequestLimitExceeded");
    private static final Set<String> PASSING =
            Set.of("OperationAborted", "ConditionalRequestConflict", "RequestTimeout", "InternalError");

    private final S3Api api;
    private final AdaptiveLimit limit;

    public Sender(S3Api api, AdaptiveLimit limit) {
        this.api = api;
        this.limit = limit;
    }

    public S3Api api() {
        return api;
    }

    /**
     * Whatever the store answers, unless it may answer something else the next time.
     *
     * @throws ForkStackException if it never does; or the thread is interrupted
     */
    public S3Answer send(S3Request request, double work) {
        return repeated(() -> api.once(request), work);
    }

    /** The same with a file as the body. */
    public S3Answer upload(S3Request request, Path file, double work) {
        return repeated(() -> api.upload(request, file), work);
    }

    /** The same with a file for what is answered. */
    public S3Answer download(S3Request request, Path file, double work) {
        return repeated(() -> api.download(request, file), work);
    }

    private S3Answer repeated(Supplier<S3Answer> sending, double work) {
        long begin = System.nanoTime();
        int failures = 0;
        for (int n = 1; ; n++) {
            ForkStackException failure;
            Duration asked = Duration.ZERO;
            try {
                S3Answer answer = sending.get();
                if (!isTooMany(answer) && !isPassing(answer)) {
                    limit.succeeded(work);
                    return answer;
                }
                asked = RetryAfter.of(answer.headers(), Instant.now()).orElse(Duration.ZERO);
                if (isTooMany(answer)) {
                    limit.refused(asked);
                } else {
                    failures++;
                }
                failure = answer.failure();
            } catch (ForkStackException e) {
                if (Thread.currentThread().isInterrupted() || !e.leavesOutcomeOpen()) {
                    throw e;
                }
                limit.refused(asked);
                failures++;
                failure = e;
            }
            Duration pause = asked.plus(api.pacing().pause(n));
            Duration left = api.pacing().patience().minusNanos(System.nanoTime() - begin);
            if (failures > AFTER_FAILURES || pause.compareTo(left) > 0) {
                throw failure;
            }
            Pacing.sleep(pause);
        }
    }

    private static boolean isTooMany(S3Answer answer) {
        return answer.is(429) || answer.is(503) || TOO_MANY.contains(answer.code());
    }

    /** Also an answer of 200 may hold such a failure. */
    private static boolean isPassing(S3Answer answer) {
        return answer.status() >= 500 && answer.status() != 501
                || answer.status() / 100 == 2 && !answer.isSuccess()
                || PASSING.contains(answer.code());
    }
}
