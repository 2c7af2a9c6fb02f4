package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.util.Optional;

/**
 * What an application needs to use one bucket, as the variables say it. Immutable.
 *
 * @param endpoint absent where a client finds it by the region, as with AWS
 * @param key absent where the application has keys of its own
 */
public record BucketAccess(String bucket, Optional<URI> endpoint, String region, Optional<AccessKey> key) {

    public BucketAccess(String bucket, URI endpoint, String region, AccessKey key) {
        this(bucket, Optional.of(endpoint), region, Optional.of(key));
    }

    public EnvVars asVariables() {
        EnvVars variables = EnvVars.NONE.with(Keys.BUCKET_NAME, bucket);
        if (endpoint.isPresent()) {
            variables = variables.with(Keys.AWS_ENDPOINT_URL_S3, endpoint.get().toString());
        }
        variables = variables.with(Keys.AWS_REGION, region);
        if (key.isPresent()) {
            variables = variables
                    .with(Keys.AWS_ACCESS_KEY_ID, key.get().id())
                    .with(Keys.AWS_SECRET_ACCESS_KEY, key.get().secret());
            if (key.get().session().isPresent()) {
                variables = variables.with(
                        Keys.AWS_SESSION_TOKEN, key.get().session().get());
            }
        }
        return variables;
    }

    /** Reads back what an application would. */
    public static BucketAccess of(EnvVars variables) {
        return new BucketAccess(
                text(variables, Keys.BUCKET_NAME),
                variables.get(Keys.AWS_ENDPOINT_URL_S3).map(URI::create),
                text(variables, Keys.AWS_REGION),
                key(variables));
    }

    /** The key among an application's values, if it has one. */
    public static Optional<AccessKey> key(EnvVars variables) {
        return variables
                .get(Keys.AWS_ACCESS_KEY_ID)
                .flatMap(id -> variables
                        .get(Keys.AWS_SECRET_ACCESS_KEY)
                        .map(secret -> new AccessKey(
                                id,
                                new Secret(secret),
                                variables.get(Keys.AWS_SESSION_TOKEN).map(Secret::new))));
    }

    private static String text(EnvVars variables, String key) {
        return variables
                .get(key)
                .orElseThrow(() -> new ForkStackException(
                        ForkStackException.Kind.LOCAL_STATE,
                        key + " is missing among the bucket's values.",
                        "Run `make envs-switch` again."));
    }
}
