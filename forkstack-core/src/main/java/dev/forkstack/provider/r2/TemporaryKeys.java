package dev.forkstack.provider.r2;

import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.bucket.BucketAccess;
import dev.forkstack.provider.bucket.BucketKeys;
import dev.forkstack.provider.bucket.BucketProof;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A key for each environment that opens its bucket alone and ends by itself; nobody can take one back before. What the
 * application holds is kept while it works and most of its life is not over. Thread-safe.
 */
record TemporaryKeys(S3Api s3, CloudflareApi api, R2Settings settings, Waiting waiting, Clock clock)
        implements BucketKeys {

    /** With less than a quarter of its life left a key is replaced. */
    private static final int QUARTERS = 4;

    @Override
    public EnvVars connect(String bucket, EnvVars held) {
        return kept(bucket, held).orElseGet(() -> fresh(bucket));
    }

    private Optional<EnvVars> kept(String bucket, EnvVars held) {
        Instant enough = clock.instant().plus(settings.keyLife().dividedBy(QUARTERS));
        Optional<Instant> end = held.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE)
                .flatMap(TemporaryKeys::instant)
                .filter(enough::isBefore);
        boolean isOfBucket = held.get(Keys.BUCKET_NAME).filter(bucket::equals).isPresent();
        Optional<AccessKey> key =
                BucketAccess.key(held).filter(given -> given.session().isPresent());
        if (end.isEmpty() || !isOfBucket || key.isEmpty()) {
            return Optional.empty();
        }
        EnvVars values = values(bucket, key.get(), end.get());
        try {
            BucketProof.read(values, s3);
            return Optional.of(values);
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private EnvVars fresh(String bucket) {
        Instant end = clock.instant().plus(settings.keyLife()).truncatedTo(ChronoUnit.SECONDS);
        AccessKey key = api.temporary(bucket, s3.key().id(), settings.keyLife());
        EnvVars values = values(bucket, key, end);
        return waiting.until("the new key of bucket " + bucket + " to be known", () -> {
            try {
                BucketProof.read(values, s3);
                return Optional.of(values);
            } catch (ForkStackException e) {
                if (e.kind() != Kind.UNAUTHORIZED) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }

    private EnvVars values(String bucket, AccessKey key, Instant end) {
        URI endpoint = s3.store().endpoint();
        return new BucketAccess(bucket, endpoint, s3.store().region(), key)
                .asVariables()
                .with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, end.toString());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
