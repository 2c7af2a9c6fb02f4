package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.BucketEntry;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.bucket.MarkPlace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Believes marks of buckets alone that the key's account lists as its own. Where nobody says which account that is, a stranger
 * can have made a bucket under our name that is open to all, for production's objects to be copied into. Thread-safe.
 *
 * @param prefix of the names of the project's buckets
 * @param listing what the store wants to know when it lists buckets
 */
record ListedPlace(MarkPlace marks, Buckets buckets, String prefix, Map<String, String> listing, Set<String> ours)
        implements MarkPlace {

    ListedPlace(MarkPlace marks, Buckets buckets, String prefix, Map<String, String> listing) {
        this(marks, buckets, prefix, listing, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Optional<Seen> look(String bucket) {
        Optional<Seen> seen = marks.look(bucket);
        if (seen.isEmpty()) {
            ours.remove(bucket);
        } else if (!ours.contains(bucket) && !isListed(bucket)) {
            throw new ForkStackException(
                    Kind.NOT_OURS,
                    "The bucket " + bucket + " is not among those of this account: somebody else has made it, and lets"
                            + " everybody use it.",
                    "Set bucket.account, which makes names the account's own, or another bucketSuffix.");
        }
        return seen;
    }

    private boolean isListed(String bucket) {
        try {
            buckets.list(prefix, listing).stream().map(BucketEntry::name).forEach(ours::add);
        } catch (ForkStackException e) {
            throw e.kind() != Kind.UNAUTHORIZED
                    ? e
                    : new ForkStackException(
                            Kind.UNAUTHORIZED,
                            e.getMessage() + " Without a list nobody can tell whether bucket " + bucket
                                    + " is this account's or a stranger's.",
                            "Set bucket.account, or allow s3:ListAllMyBuckets.",
                            e);
        }
        return ours.contains(bucket);
    }

    @Override
    public Mark claim(String bucket, Mark mark) {
        return marks.claim(bucket, mark);
    }

    @Override
    public void replace(String bucket, Mark mark) {
        marks.replace(bucket, mark);
    }

    @Override
    public boolean outlives(String bucket) {
        return marks.outlives(bucket);
    }

    @Override
    public void discard(String bucket) {
        marks.discard(bucket);
    }
}
