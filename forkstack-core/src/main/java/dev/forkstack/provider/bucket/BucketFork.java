package dev.forkstack.provider.bucket;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.Plan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a bucket, marks it as unfinished and fills it. Nobody is believed: what stands after a lost answer, or where another
 * run may have been quicker, is looked at. Thread-safe.
 */
public record BucketFork(
        S3Api api,
        BucketFinder finder,
        MarkPlace marks,
        BucketRequest request,
        BucketContent content,
        Waiting waiting,
        ProgressListener progress) {

    /** So often somebody who has made the bucket a moment ago is given time to mark it. */
    private static final int LOOKS = 5;

    Resource make(Plan plan) {
        long begin = System.nanoTime();
        String source = source(plan);
        String bucket = finder.names().name(plan.name());
        Optional<Resource> standing = finder.find(plan.name());
        if (!source.isEmpty() && standing.filter(BucketFork::isReady).isEmpty()) {
            content.check(source); // before anything stands that would have to be undone
        }
        Mark mark = standing.map(found -> taken(found, plan.mark())).orElseGet(() -> made(bucket, source, plan.mark()));
        if (mark.state() == Mark.State.READY) {
            return BucketFinder.resource(bucket, Optional.of(mark));
        }
        request.furnish(bucket, source);
        String done = source.isEmpty() ? "made empty" : content.fill(source, bucket, mark);
        progress.finished("bucket " + bucket, done, Duration.ofNanos(System.nanoTime() - begin));
        return last(bucket, plan.mark(), mark);
    }

    private static boolean isReady(Resource found) {
        return found.mark().filter(mark -> mark.state() == Mark.State.READY).isPresent();
    }

    /** Where a mark does not come with the bucket, two runs can have written theirs; the later one stands, for both. */
    private Resource last(String bucket, Mark asked, Mark ours) {
        Mark standing = request.isMarking()
                ? ours
                : marks.look(bucket).flatMap(MarkPlace.Seen::mark).orElseThrow(() -> removed(bucket));
        return BucketFinder.resource(bucket, Optional.of(claimed(bucket, standing, asked)));
    }

    private String source(Plan plan) {
        if (plan.source().isEmpty()) {
            return "";
        }
        Resource source = plan.source().get();
        return finder.look(source.name())
                .filter(now -> now.id().equals(source.id()))
                .map(Resource::name)
                .orElseThrow(() -> new ForkStackException(
                        Kind.NOT_FOUND,
                        "The bucket " + source.name() + ", which environment " + plan.name()
                                + " is to be forked from, is not there any more.",
                        "Look what there is (make envs-list), then run the command again."));
    }

    /** What stands is completed by this run if it is this environment's, and nobody else's. */
    private Mark taken(Resource found, Mark mark) {
        if (BucketFinder.isUnfinished(found)) {
            return claim(found.name(), mark);
        }
        Mark standing = Ownership.claimFor(mark, found);
        if (standing.state() == Mark.State.READY || standing.equals(mark.on(standing.resource()))) {
            return standing;
        }
        Mark ours = mark.on(standing.resource());
        marks.replace(found.name(), ours);
        return ours;
    }

    private Mark claim(String bucket, Mark mark) {
        return claimed(bucket, marks.claim(bucket, mark.on(BucketId.fresh(bucket))), mark);
    }

    private Mark made(String bucket, String source, Mark mark) {
        Mark ours = mark.on(BucketId.fresh(bucket));
        boolean isCertain = false;
        try {
            S3Answer answer = request.send(bucket, ours, source);
            if (!answer.isSuccess()) {
                return met(bucket, mark, answer);
            }
            isCertain = true;
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()
                    || Uninterrupted.run(() -> marks.look(bucket)).isEmpty()) {
                throw e;
            }
        }
        return isCertain ? undoneOnFailure(bucket, () -> marked(bucket, mark)) : marked(bucket, mark);
    }

    /** A bucket that was made can be unknown to the next request for a while. */
    private Mark marked(String bucket, Mark mark) {
        MarkPlace.Seen seen = waiting.until("bucket " + bucket + " to appear", () -> marks.look(bucket));
        return seen.mark().map(standing -> claimed(bucket, standing, mark)).orElseGet(() -> claim(bucket, mark));
    }

    /** Somebody has the name: another run of ours, or it was left empty and unmarked, or it is not ours. */
    private Mark met(String bucket, Mark mark, S3Answer answer) {
        AtomicInteger looks = new AtomicInteger();
        Resource standing = waiting.until("bucket " + bucket + " to be marked", () -> {
            Optional<Resource> found = lookedAt(mark, answer);
            boolean isPending = BucketFinder.isUnfinished(found.orElseThrow(answer::failure));
            return found.filter(it -> !isPending || looks.incrementAndGet() > LOOKS);
        });
        return taken(standing, mark);
    }

    private Optional<Resource> lookedAt(Mark mark, S3Answer answer) {
        try {
            return finder.find(mark.env());
        } catch (ForkStackException e) {
            // Whoever may not look at it has another account's.
            throw e.kind() == Kind.UNAUTHORIZED ? answer.failure() : e;
        }
    }

    private static Mark claimed(String bucket, Mark standing, Mark mark) {
        return Ownership.claimFor(mark, BucketFinder.resource(bucket, Optional.of(standing)));
    }

    /** Nobody else could tell that this run made it. The store deletes it only if it is empty still. */
    private Mark undoneOnFailure(String bucket, java.util.function.Supplier<Mark> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            Uninterrupted.run(() -> {
                try {
                    if (marks.look(bucket).filter(seen -> seen.mark().isEmpty()).isPresent()) {
                        new Buckets(api).delete(bucket, Map.of());
                        progress.note("undone: bucket " + bucket);
                    }
                } catch (ForkStackException undoing) {
                    e.addSuppressed(undoing);
                }
                return bucket;
            });
            throw e;
        }
    }

    static ForkStackException removed(String bucket) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The bucket " + bucket + " was removed meanwhile.",
                "Look what there is (make envs-list), then run the command again.");
    }
}
