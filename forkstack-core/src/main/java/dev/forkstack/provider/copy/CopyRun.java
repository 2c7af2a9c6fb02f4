package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.CopySource;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectRequests;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.UploadRequests;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.bulk.Crew;
import dev.forkstack.provider.bulk.Sender;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the copies of single objects share. Thread-safe as its parts are. */
record CopyRun(
        CopyOrder order, Sender source, Sender target, Crew crew, Tally tally, Sameness sameness, OpenUploads uploads) {

    private static final Set<String> ARCHIVED =
            Set.of("InvalidObjectState", "ObjectNotInActiveTier", "ObjectNotInActiveTierError");

    /** No such object, not with this etag, or not with so many bytes. */
    private static final Set<Integer> CHANGED = Set.of(404, 412, 416);

    /** So often an object may become another while it is copied. */
    private static final int MOST_CHANGES = 5;

    private static final long BYTES_OF_WORK = 4 * 1_048_576L;
    private static final long SLOWEST_BYTES_PER_SECOND = 8 * 1_048_576L;

    ObjectRequests from() {
        return new ObjectRequests(order.sourceBucket());
    }

    ObjectRequests to() {
        return new ObjectRequests(order.targetBucket());
    }

    UploadRequests parts() {
        return new UploadRequests(order.targetBucket());
    }

    /** @param with what the store has for a condition of that sort */
    CopySource pinned(ObjectEntry entry, Ability with) {
        return new CopySource(
                order.sourceBucket(),
                entry.key(),
                Optional.of(entry.etag())
                        .filter(etag -> !etag.isEmpty())
                        .filter(etag -> target.api().abilities().has(with)),
                order.headers());
    }

    static double work(long bytes) {
        return 1 + (double) bytes / BYTES_OF_WORK;
    }

    Duration limit(long bytes) {
        return target.api().pacing().request().plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
    }

    /** Begins to copy one object, in the way that fits it. */
    void copy(ObjectEntry entry, int changes) {
        try {
            if (entry.size() > order.sizes().threshold()) {
                new LargeCopy(this, entry, changes).begin();
            } else if (order.isServerSide()) {
                new SmallCopy(this, entry, changes).copy();
            } else {
                new CarriedCopy(this, entry, changes).copy();
            }
        } catch (ForkStackException e) {
            failed(entry, e);
        }
    }

    /** A failure that says nothing of this object only ends all: interrupts, refused keys. */
    void failed(ObjectEntry entry, ForkStackException failure) {
        if (Thread.currentThread().isInterrupted() || !failure.leavesOutcomeOpen()) {
            throw failure;
        }
        tally.failed(entry.key(), failure);
    }

    /** What a request for the object could not do. @throws ForkStackException if it says that nothing can be done */
    void refused(ObjectEntry entry, int changes, S3Answer answer) {
        if (answer.code().equals("NoSuchBucket")) {
            throw answer.failure();
        } else if (CHANGED.contains(answer.status())) {
            changed(entry, changes, answer);
        } else if (ARCHIVED.contains(answer.code())) {
            tally.archived(entry.key());
        } else {
            tally.failed(entry.key(), answer.failure());
        }
    }

    /** It is not any more what the listing said: what is there now is copied. */
    private void changed(ObjectEntry entry, int changes, S3Answer answer) {
        S3Answer now = source.send(from().head(entry.key(), order.headers()), 1);
        if (now.is(404)) {
            tally.vanished();
            return;
        }
        ObjectEntry current = now.isSuccess() ? SourceObject.entry(entry, now) : entry;
        boolean hasChanged = !current.etag().equals(entry.etag());
        if (!now.isSuccess() || changes >= MOST_CHANGES || answer.is(416) && !hasChanged) {
            tally.failed(entry.key(), now.isSuccess() ? answer.failure() : now.failure());
        } else {
            if (hasChanged) {
                tally.changed();
            } else if (answer.is(412)) {
                // The store knows no such condition, or not with this etag.
                target.api().abilities().lacks(Ability.COPY_CONDITIONS);
                target.api().abilities().lacks(Ability.PART_CONDITIONS);
            }
            crew.addFirst(() -> copy(current, changes + 1));
        }
    }
}
