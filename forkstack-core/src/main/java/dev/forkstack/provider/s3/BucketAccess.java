package dev.forkstack.provider.s3;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import java.net.URI;
import java.util.Optional;

/** What an application needs to use one bucket, as the variables say it. Immutable. */
public record BucketAccess(String bucket, URI endpoint, String region, String keyId, Secret secret) {

    public static final String BUCKET = "BUCKET_NAME";
    public static final String ENDPOINT = "AWS_ENDPOINT_URL_S3";
    public static final String REGION = "AWS_REGION";
    public static final String KEY_ID = "AWS_ACCESS_KEY_ID";
    public static final String SECRET = "AWS_SECRET_ACCESS_KEY";

    public EnvVars asVariables() {
        return EnvVars.NONE
                .with(BUCKET, bucket)
                .with(ENDPOINT, endpoint.toString())
                .with(REGION, region)
                .with(KEY_ID, keyId)
                .with(SECRET, secret);
    }

    /** Reads back what an application would. */
    static BucketAccess of(EnvVars variables) {
        return new BucketAccess(
                text(variables, BUCKET),
                URI.create(text(variables, ENDPOINT)),
                text(variables, REGION),
                text(variables, KEY_ID),
                new Secret(text(variables, SECRET)));
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
