package dev.forkstack.provider.tigris;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Optional;

/**
 * Asks for a fork. Nobody is believed: a name that is taken, an answer that was lost and one that tells of another bucket
 * are decided by a look at what stands. Immutable.
 *
 * @param version of the moment that is forked; empty for now
 */
record ForkRequest(TigrisApi api, String name, String source, Optional<String> version) {

    /**
     * Whose making stands under the name.
     *
     * @param found what was looked at; empty where this request has made it, as the service says
     */
    record Outcome(Optional<TigrisBucket> found) {

        boolean isOurs() {
            return found.isEmpty();
        }
    }

    /**
     * @return empty if the name is taken by something that is not there: the service is still deleting it
     * @throws ForkStackException if nothing was made
     */
    Optional<Outcome> send() {
        S3Answer answer;
        try {
            answer = api.fork(name, source, version);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            return Optional.of(new Outcome(lookedUp(e)));
        }
        if (answer.isSuccess()) {
            return Optional.of(new Outcome(Optional.empty()));
        }
        if (answer.is(409)) {
            return taken(answer).map(standing -> new Outcome(Optional.of(standing)));
        }
        throw refusal(answer);
    }

    private Optional<TigrisBucket> lookedUp(ForkStackException failure) {
        return Optional.of(
                Uninterrupted.run(() -> api.look(name)).filter(this::isFork).orElseThrow(() -> failure));
    }

    /**
     * What the service says that it has made.
     *
     * @throws ForkStackException {@code MALFORMED_RESPONSE} if that is not what stands there
     */
    TigrisBucket made(Waiting moment) {
        TigrisBucket bucket = moment.until("bucket " + name + " to be seen", () -> api.look(name));
        if (!isFork(bucket)) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Tigris says that it has forked " + source + " as bucket " + name
                            + ", and shows something there that is no fork of it.",
                    "Run the command again; it goes on from what stands.");
        }
        return bucket;
    }

    boolean isFork(TigrisBucket bucket) {
        return bucket.isForkOf(source);
    }

    private Optional<TigrisBucket> taken(S3Answer answer) {
        Optional<TigrisBucket> standing;
        try {
            standing = api.look(name);
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            throw new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "Another account has a bucket called " + name + ": names are shared by all accounts.",
                    "Set bucket.bucketSuffix, such as to your team's name, or choose another environment name.",
                    answer.failure());
        }
        if (standing.isEmpty() && isDeletedSoftly()) {
            throw new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "A bucket called " + name + " was deleted and can still be restored, which keeps its name taken.",
                    "Choose another environment name, or wait until its time has run out (tigris buckets list"
                            + " --deleted).");
        }
        return standing;
    }

    /** Only a better message hangs on it. */
    private boolean isDeletedSoftly() {
        try {
            return api.isDeletedSoftly(name);
        } catch (ForkStackException e) {
            return false;
        }
    }

    private ForkStackException refusal(S3Answer answer) {
        TigrisBucket now = api.head(source).orElseThrow(() -> gone(source));
        if (!now.isForkable()) {
            return notForkable(now);
        }
        return version.isEmpty()
                ? answer.failure()
                : new ForkStackException(
                        answer.failure().kind(),
                        answer.failure().getMessage(),
                        "See whether bucket " + source + " had snapshots enabled then; leave out AT= to fork it as it"
                                + " is now.",
                        answer.failure());
    }

    static ForkStackException gone(String source) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "There is no Tigris bucket " + source + " to fork from.",
                "Set bucket.prod to the name of production's bucket; look what there is with make envs-list.");
    }

    static ForkStackException notForkable(TigrisBucket source) {
        return new ForkStackException(
                Kind.REJECTED,
                "The " + source.title() + " cannot be forked: snapshots are not enabled on it.",
                "Enable them: tigris buckets enable-snapshots " + source.name() + ". Then run the command again.");
    }
}
