package dev.forkstack.http.s3;

import dev.forkstack.http.HttpFailure;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Repetition;
import dev.forkstack.http.Reply;
import dev.forkstack.http.RetryAfter;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A store that speaks S3. A request is signed anew each time it is sent, and repeated where that is safe. The SDK's own S3
 * client is not used: it takes longer to start than a small environment takes to make. Thread-safe.
 */
public final class S3Api {

    /** Codes with which a store says that it has not begun what was asked. */
    private static final Set<String> NOT_BEGUN = Set.of("OperationAborted", "SlowDown", "RequestTimeTooSkewed");

    /** Failures of the moment, whatever the status: inside of an answer of 200 too. */
    private static final Set<String> TRANSIENT = Set.of("InternalError", "ServiceUnavailable", "RequestTimeout");

    private final Store store;
    private final Supplier<AccessKey> key;
    private final Pacing pacing;
    private final ProgressListener progress;
    private final Wire wire;
    private final StoreClock clock;
    private final Abilities abilities;
    private final UnaryOperator<S3Request> every;

    /** @param key asked for with each request; what it throws is thrown */
    public S3Api(Store store, Supplier<AccessKey> key, Pacing pacing, ProgressListener progress) {
        this(store, key, pacing, progress, new Wire(), new StoreClock(), new Abilities(), request -> request);
    }

    private S3Api(
            Store store,
            Supplier<AccessKey> key,
            Pacing pacing,
            ProgressListener progress,
            Wire wire,
            StoreClock clock,
            Abilities abilities,
            UnaryOperator<S3Request> every) {
        this.store = store;
        this.key = key;
        this.pacing = pacing;
        this.progress = progress;
        this.wire = wire;
        this.clock = clock;
        this.abilities = abilities;
        this.every = every;
    }

    /** The same store asked with another key, or another of its regions. */
    public S3Api with(Store other, Supplier<AccessKey> otherKey) {
        return new S3Api(other, otherKey, pacing, progress, wire, clock, abilities, every);
    }

    /** The same store with something that every request to it says besides. */
    public S3Api with(UnaryOperator<S3Request> more) {
        return new S3Api(store, key, pacing, progress, wire, clock, abilities, more);
    }

    /** What the store has been found to lack. */
    public Abilities abilities() {
        return abilities;
    }

    public Store store() {
        return store;
    }

    /** The key that requests are signed with now. */
    public AccessKey key() {
        return key.get();
    }

    public Pacing pacing() {
        return pacing;
    }

    public ProgressListener progress() {
        return progress;
    }

    /**
     * Sends the request until it is answered, for as long as the pacing allows.
     *
     * @return an answer that did what it was asked, or one of a status that the request accepts
     * @throws ForkStackException for every other; {@code UNAVAILABLE} and {@code MALFORMED_RESPONSE} leave open whether
     *     something was done
     */
    public S3Answer call(S3Request request) {
        Repetition repetition = new Repetition(
                store.name(), request.purpose(), request.repetition() != S3Request.Repeat.NEVER, pacing, progress);
        while (true) {
            try {
                S3Answer answer = answer(request, send(request));
                if (answer.isSuccess() || isAccepted(request, answer)) {
                    return answer;
                }
                if (!isSkewed(answer) && !again(repetition, answer)) {
                    throw answer.failure();
                }
            } catch (IOException e) {
                if (!repetition.after(e)) {
                    throw new HttpFailure(store.service(), request.purpose()).broken(e);
                }
            }
        }
    }

    /**
     * Sends the request once, for callers that decide themselves when to go on: whatever is answered is returned.
     *
     * @throws ForkStackException {@code UNAVAILABLE} if there is no whole answer
     */
    public S3Answer once(S3Request request) {
        return once(request, () -> send(request));
    }

    /** As {@link #once(S3Request)}, with a file as the body. */
    public S3Answer upload(S3Request request, Path file) {
        return once(request, () -> wire.upload(sending(request), file));
    }

    /** As {@link #once(S3Request)}; what an answer of 2xx has is put into the file, and the answer is without it. */
    public S3Answer download(S3Request request, Path file) {
        return once(request, () -> wire.download(sending(request), file));
    }

    private S3Answer once(S3Request request, Once once) {
        try {
            S3Answer answer = answer(request, once.send());
            return isSkewed(answer) ? answer(request, once.send()) : answer;
        } catch (IOException e) {
            throw new HttpFailure(store.service(), request.purpose()).broken(e);
        }
    }

    private interface Once {
        Reply send() throws IOException;
    }

    private Reply send(S3Request request) throws IOException {
        return wire.send(sending(request));
    }

    private Wire.Sending sending(S3Request request) {
        return new Wire.Sending(
                every.apply(request),
                store,
                key.get(),
                clock.ahead(),
                request.limit().orElse(pacing.request()));
    }

    private S3Answer answer(S3Request request, Reply reply) {
        // Only what could be an error is read here: an object may be anything, also XML.
        int status = reply.status();
        boolean mayFail = status / 100 != 2 || !request.method().equals("GET");
        S3Error error = mayFail ? S3Error.of(status, reply.body()) : S3Error.NONE;
        Supplier<ForkStackException> meaning =
                () -> status / 100 == 2 && error.code().isEmpty()
                        ? new HttpFailure(store.service(), request.purpose()).unreadable("what S3 answers")
                        : new S3Failure(store, request).of(status, reply.headers(), error.code(), error.message());
        return new S3Answer(status, reply.fields(), reply.body(), error.code(), meaning);
    }

    private static boolean isAccepted(S3Request request, S3Answer answer) {
        return request.accepted().contains(answer.status()) && !NOT_BEGUN.contains(answer.code());
    }

    /** An answer to HEAD has no words, so that its refusal may be about the clock as well. */
    private boolean isSkewed(S3Answer answer) {
        boolean isWordless = answer.is(403) && answer.body().length == 0;
        return (isWordless || answer.code().equals("RequestTimeTooSkewed")) && clock.learn(answer.headers());
    }

    private static boolean again(Repetition repetition, S3Answer answer) {
        int status = TRANSIENT.contains(answer.code()) ? 500 : answer.status();
        return !answer.code().equals("RequestTimeTooSkewed")
                && repetition.after(
                        status, !NOT_BEGUN.contains(answer.code()), RetryAfter.of(answer.headers(), Instant.now()));
    }

    @Override
    public String toString() {
        return store.name() + " at " + store.endpoint();
    }
}
