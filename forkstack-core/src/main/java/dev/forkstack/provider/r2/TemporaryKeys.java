package dev.forkstack.provider.r2;

import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.bucket.BucketAccess;
import dev.forkstack.provider.bucket.BucketKeys;
import dev.forkstack.provider.bucket.BucketProof;
import dev.forkstack.runtime.Keys;
import dev.forkstack.server.HeldCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A key for each environment and user that opens its bucket alone and ends by itself; nobody can take one back before. It is
 * kept while it works and most of its life is not over. Thread-safe.
 */
record TemporaryKeys(
        S3Api s3, CloudflareApi api, R2Settings settings, HeldCredentials store, Waiting waiting, Clock clock)
        implements BucketKeys {

    @Override
    public EnvVars connect(String bucket, EnvVars held) {
        return kept(bucket, held).orElseGet(() -> proven(bucket, issued(bucket, held)));
    }

    private Optional<EnvVars> kept(String bucket, EnvVars held) {
        return worthKeeping(bucket, held).flatMap(key -> tried(values(bucket, key)));
    }

    private Optional<IssuedKey> worthKeeping(String bucket, EnvVars held) {
        return store.find(bucket)
                .flatMap(IssuedKey::read)
                .or(() -> IssuedKey.of(held, bucket))
                .filter(key -> key.isWorthKeeping(clock.instant(), settings.keyLife()));
    }

    /** Empty if it is refused twice: what is replaced for nothing is one key more that nobody takes back. */
    private Optional<EnvVars> tried(EnvVars values) {
        for (int attempt = 0; attempt < 2; attempt++) {
            if (works(values)) {
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    /** Written down before it is used, so that who comes after a failure uses it too. */
    private IssuedKey issued(String bucket, EnvVars held) {
        Optional<IssuedKey> refused = worthKeeping(bucket, held);
        return store.locked(() -> {
            Optional<IssuedKey> others =
                    worthKeeping(bucket, EnvVars.NONE).filter(key -> !refused.equals(Optional.of(key)));
            if (others.isPresent()) {
                return others.get(); // another run was quicker
            }
            Instant end = clock.instant().plus(settings.keyLife()).truncatedTo(ChronoUnit.SECONDS);
            IssuedKey key = new IssuedKey(api.temporary(bucket, s3.key().id(), settings.keyLife()), end);
            store.keep(bucket, key.write());
            store.removeIf(file -> IssuedKey.read(file)
                    .filter(one -> one.expires().isBefore(clock.instant()))
                    .isPresent());
            return key;
        });
    }

    /** A new key can be unknown for up to a minute. */
    private EnvVars proven(String bucket, IssuedKey key) {
        EnvVars values = values(bucket, key);
        return waiting.until(
                "the new key of bucket " + bucket + " to be known",
                () -> works(values) ? Optional.of(values) : Optional.empty());
    }

    private boolean works(EnvVars values) {
        try {
            BucketProof.read(values, s3);
            return true;
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            return false;
        }
    }

    private EnvVars values(String bucket, IssuedKey key) {
        return new BucketAccess(bucket, s3.store().endpoint(), s3.store().region(), key.key())
                .asVariables()
                .with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, key.expires().toString());
    }

    @Override
    public void forget(String bucket) {
        store.remove(bucket);
    }
}
