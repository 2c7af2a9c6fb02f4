package dev.forkstack.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a body with another reader, and gives up when it takes too long: the JDK's client watches over the time only until the
 * headers are there. Used by one exchange.
 */
final class TimelyBody<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> reader;
    private final long deadline;
    private final Duration limit;
    private volatile Flow.Subscription subscription;

    /** @param deadline by {@link System#nanoTime} @param limit for messages */
    TimelyBody(BodySubscriber<T> reader, long deadline, Duration limit) {
        this.reader = reader;
        this.deadline = deadline;
        this.limit = limit;
    }

    @Override
    public CompletionStage<T> getBody() {
        CompletableFuture<T> body = new CompletableFuture<>();
        reader.getBody()
                .toCompletableFuture()
                .copy()
                .orTimeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((value, failure) -> {
                    if (failure == null) {
                        body.complete(value);
                    } else {
                        end(body, failure instanceof CompletionException ? failure.getCause() : failure);
                    }
                });
        return body;
    }

    private void end(CompletableFuture<T> body, Throwable failure) {
        if (failure instanceof TimeoutException) {
            if (subscription != null) {
                subscription.cancel();
            }
            body.completeExceptionally(new IOException("no whole answer within " + limit.toSeconds() + " s", failure));
        } else {
            body.completeExceptionally(failure);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        reader.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        reader.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
        reader.onError(failure);
    }

    @Override
    public void onComplete() {
        reader.onComplete();
    }
}
