package dev.forkstack.provider.tigris;

import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.bucket.BucketAccess;
import dev.forkstack.provider.bucket.BucketProof;
import dev.forkstack.runtime.Keys;
import java.util.Optional;

/**
 * The values that lead to one bucket, proven by a request with them. Immutable.
 *
 * @param keys empty where applications have keys of their own
 */
record BucketLogin(S3Api s3, Optional<EnvironmentKeys> keys, Waiting waiting) {

    EnvVars connect(TigrisBucket bucket, EnvVars held) {
        return values(bucket, keys.map(own -> working(own, bucket, held)));
    }

    /** The key that this home or the checkout has, and a new one if that is refused. */
    private AccessKey working(EnvironmentKeys own, TigrisBucket bucket, EnvVars held) {
        Optional<AccessKey> stored = own.find(bucket.id());
        Optional<AccessKey> kept = stored.or(() -> held(bucket, held)).filter(key -> works(bucket, key));
        if (kept.isPresent()) {
            if (stored.isEmpty()) {
                own.keep(bucket.id(), kept.get());
            }
            return kept.get();
        }
        AccessKey key = own.issue(bucket, stored);
        awaited(bucket, key);
        return key;
    }

    /** Refused once may have been somebody in between; twice is taken for an answer. */
    private boolean works(TigrisBucket bucket, AccessKey key) {
        return accepted(bucket, key) || accepted(bucket, key);
    }

    private boolean accepted(TigrisBucket bucket, AccessKey key) {
        try {
            BucketProof.read(values(bucket, Optional.of(key)), s3);
            return true;
        } catch (ForkStackException e) {
            if (e.kind() == Kind.UNAUTHORIZED) {
                return false;
            }
            throw e;
        }
    }

    /** The buckets hear of a new key a moment after it was made. */
    private void awaited(TigrisBucket bucket, AccessKey key) {
        waiting.until(
                "the new access key of bucket " + bucket.name() + " to be accepted",
                () -> accepted(bucket, key) ? Optional.of(key) : Optional.empty());
    }

    private EnvVars values(TigrisBucket bucket, Optional<AccessKey> key) {
        EnvVars values = new BucketAccess(
                        bucket.name(),
                        Optional.of(s3.store().endpoint()),
                        s3.store().region(),
                        key)
                .asVariables();
        if (key.isEmpty()) {
            BucketProof.read(values, s3);
        }
        return values;
    }

    /** What the checkout has although this home's own files are gone. */
    private Optional<AccessKey> held(TigrisBucket bucket, EnvVars held) {
        boolean isOfThis =
                held.get(Keys.BUCKET_NAME).filter(bucket.name()::equals).isPresent()
                        && held.get(Keys.AWS_ENDPOINT_URL_S3)
                                .filter(s3.store().endpoint().toString()::equals)
                                .isPresent();
        return isOfThis ? BucketAccess.key(held) : Optional.empty();
    }
}
