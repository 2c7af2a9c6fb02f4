package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.bulk.AdaptiveLimit;
import dev.forkstack.provider.bulk.Crew;
import dev.forkstack.provider.bulk.Failures;
import dev.forkstack.provider.bulk.KeyOrder;
import dev.forkstack.provider.bulk.Listing;
import dev.forkstack.provider.bulk.Sender;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a bucket's objects those of another, copying only what is missing or differs. Both listings are walked side by side
 * until they agree, so that a restart goes on where the last run ended, and the last walk is the proof. For one thread.
 */
public final class BucketCopy {

    /** A copy within a store brings nothing through here, and many at once cost a store less than the same ones in a row. */
    private static final int FIRST_SERVER_SIDE = 64;

    private static final int MOST_SERVER_SIDE = 128;

    /** What comes through this machine lies in files meanwhile. */
    private static final int MOST_THROUGH_HERE = 32;

    /** The second walk proves what a look at the target alone could not; the third what changed during the first. */
    private static final int WALKS = 3;

    private final CopyOrder order;
    private final CopyRun run;
    private final Failures failures;
    private final Tally tally;
    private final Proof proof;
    /** What the last walk had to copy: key and etag, as a hash. */
    private Set<Long> again = Set.of();

    private BucketCopy(CopyOrder order, CopyRun run, Failures failures, Tally tally) {
        this.order = order;
        this.run = run;
        this.failures = failures;
        this.tally = tally;
        this.proof = new Proof(run);
    }

    /**
     * Copies, and returns when the target has been found to have all that the source has, and no more. What Fork Stack itself
     * keeps in either is left as it is. Nobody else may write into the target meanwhile.
     *
     * @throws ForkStackException if something could not be copied, or the thread is interrupted; to call it again goes on
     */
    public static Copied run(CopyOrder order) {
        AdaptiveLimit limit = order.isServerSide()
                ? new AdaptiveLimit(FIRST_SERVER_SIDE, MOST_SERVER_SIDE, System::nanoTime)
                : new AdaptiveLimit(MOST_THROUGH_HERE, System::nanoTime);
        String what = "copy bucket " + order.sourceBucket();
        Failures failures = new Failures(what);
        Tally tally =
                new Tally("copying " + order.sourceBucket(), order.target().progress(), failures);
        try (OpenUploads uploads = new OpenUploads(order.target(), order.targetBucket());
                Crew crew = new Crew("forkstack-copy", limit)) {
            CopyRun run = new CopyRun(
                    order,
                    new Sender(order.source(), limit),
                    new Sender(order.target(), limit),
                    crew,
                    tally,
                    new Sameness(),
                    uploads);
            new BucketCopy(order, run, failures, tally).walks();
        }
        return tally.over();
    }

    private void walks() {
        for (int walk = 1; walk <= WALKS; walk++) {
            boolean agree = walk(walk);
            run.crew().await();
            failures.check();
            if (agree || walk == 1 && isWhole()) {
                return;
            }
        }
    }

    /**
     * Whether the target is what the source was said to be, each object of which was copied as it was said to be. Where it is
     * not, be it that something changed, that checksums of parts are none or that others have objects there, both are looked
     * at once more.
     */
    private boolean isWhole() {
        return looksAtAll() && proof.holds();
    }

    /** The whole of it where nothing else may stay, such as what a run before has copied that had other prefixes. */
    private Listing target() {
        List<String> looked = looksAtAll() ? List.of() : order.prefixes();
        return new Listing(run.target(), run.crew(), order.targetBucket(), looked, Map.of());
    }

    private boolean looksAtAll() {
        return !order.keepsOthers() || order.prefixes().isEmpty();
    }

    /** @return whether there was nothing to do */
    private boolean walk(int walk) {
        Listing source = new Listing(run.source(), run.crew(), order.sourceBucket(), order.prefixes(), order.headers());
        Listing target = target();
        Set<Long> differing = new HashSet<>();
        boolean agree = true;
        while (source.hasNext() || target.hasNext()) {
            int side = side(source.peek(), target.peek());
            if (side > 0) {
                ObjectEntry extra = target.next();
                if (!order.keepsOthers()) {
                    run.crew().add(() -> remove(extra));
                    agree = false;
                }
            } else {
                ObjectEntry wanted = source.next();
                Optional<ObjectEntry> there = side == 0 ? Optional.of(target.next()) : Optional.empty();
                if (walk == 1) {
                    tally.listed(wanted);
                    proof.listed(wanted);
                }
                if (isToCopy(wanted, there, walk)) {
                    copy(wanted, there, walk);
                    agree = false;
                    if (walk > 1) {
                        differing.add(hash(wanted));
                    }
                } else if (walk == 1) {
                    tally.found(wanted);
                }
            }
        }
        tally.counted();
        again = differing;
        return agree;
    }

    private static int side(ObjectEntry source, ObjectEntry target) {
        return source == null ? 1 : target == null ? -1 : KeyOrder.BY_BYTES.compare(source.key(), target.key());
    }

    private boolean isToCopy(ObjectEntry wanted, Optional<ObjectEntry> there, int walk) {
        if (there.isEmpty()) {
            return walk == 1 || !SourceObject.isArchive(wanted) && !tally.isArchived(wanted.key());
        }
        return run.sameness().differs(wanted, there.get())
                || walk == 1 && run.sameness().isStale(wanted, there.get());
    }

    private void copy(ObjectEntry wanted, Optional<ObjectEntry> there, int walk) {
        if (again.contains(hash(wanted))) {
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    run.target().api().store().name() + " has copied " + wanted.key() + " into bucket "
                            + order.targetBucket() + ", and lists it "
                            + there.map(other -> "with " + other.size() + " bytes, etag " + other.etag()
                                            + ", instead of " + wanted.size() + ", " + wanted.etag())
                                    .orElse("not at all")
                            + ".",
                    "Run the command again; it copies only what is missing or differs.");
        }
        if (walk > 1) {
            tally.changed();
        }
        run.crew().add(() -> {
            // Meanwhile the store may have shown that its checksums say nothing.
            if (there.isPresent() && !isToCopy(wanted, there, walk)) {
                tally.found(wanted);
            } else {
                run.copy(wanted, 0);
            }
        });
    }

    private void remove(ObjectEntry extra) {
        S3Answer answer = run.target().send(run.to().delete(extra.key(), Optional.empty()), 1);
        if (!answer.isSuccess() && !answer.is(404)) {
            tally.failed(extra.key(), answer.failure());
        }
    }

    private static Long hash(ObjectEntry entry) {
        return (long) entry.key().hashCode() << 32 | entry.etag().hashCode() & 0xffff_ffffL;
    }
}
