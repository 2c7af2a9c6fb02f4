package dev.forkstack.provider.s3;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.util.Optional;

/** What an application needs to use one bucket, as the variables say it. Immutable. */
public record BucketAccess(String bucket, URI endpoint, String region, String keyId, Secret secret) {

    public EnvVars asVariables() {
        return EnvVars.NONE
                .with(Keys.BUCKET_NAME, bucket)
                .with(Keys.AWS_ENDPOINT_URL_S3, endpoint.toString())
                .with(Keys.AWS_REGION, region)
                .with(Keys.AWS_ACCESS_KEY_ID, keyId)
                .with(Keys.AWS_SECRET_ACCESS_KEY, secret);
    }

    /** Reads back what an application would. */
    static BucketAccess of(EnvVars variables) {
        return new BucketAccess(
                text(variables, Keys.BUCKET_NAME),
                URI.create(text(variables, Keys.AWS_ENDPOINT_URL_S3)),
                text(variables, Keys.AWS_REGION),
                text(variables, Keys.AWS_ACCESS_KEY_ID),
                new Secret(text(variables, Keys.AWS_SECRET_ACCESS_KEY)));
    }

    private static String text(EnvVars variables, String key) {
        return Optional.of(variables)
                .flatMap(found -> found.get(key))
                .orElseThrow(() -> new ForkStackException(
                        ForkStackException.Kind.LOCAL_STATE,
                        key + " is missing among the bucket's values.",
                        "Run `make envs-switch` again."));
    }
}
