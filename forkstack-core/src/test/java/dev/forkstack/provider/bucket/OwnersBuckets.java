package dev.forkstack.provider.bucket;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.Keys;
import dev.forkstack.testing.SdkClient;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the owner of a store's account does with Amazon's own client and without us; a line is an object. Thread-safe. */
public final class OwnersBuckets implements AutoCloseable {

    private final URI endpoint;
    private final String region;
    private final S3Client client;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    public OwnersBuckets(URI endpoint, String region, String keyId, String secret) {
        this.endpoint = endpoint;
        this.region = region;
        this.client = SdkClient.of(endpoint, region, keyId, secret);
    }

    public S3Client client() {
        return client;
    }

    /** @param headers besides what the client sends */
    public void make(String bucket, Map<String, String> headers) {
        client.createBucket(CreateBucketRequest.builder()
                .bucket(bucket)
                .overrideConfiguration(request -> headers.forEach(request::putHeader))
                .build());
        made.add(bucket);
    }

    /** True once. */
    boolean isNew(String bucket) {
        return made.add(bucket);
    }

    public void make(String bucket) {
        make(bucket, Map.of());
    }

    /** One that holds something that is nobody's environment. */
    public void plant(String bucket, Map<String, String> headers) {
        make(bucket, headers);
        write(bucket, "theirs");
    }

    /** Where the bucket is, as an application with keys of its own has it. */
    public EnvVars values(String bucket) {
        return EnvVars.NONE
                .with(Keys.BUCKET_NAME, bucket)
                .with(Keys.AWS_ENDPOINT_URL_S3, endpoint.toString())
                .with(Keys.AWS_REGION, region);
    }

    public Set<String> read(String bucket) {
        return read(client, bucket);
    }

    /** Without what Fork Stack keeps there. */
    public static Set<String> read(S3Client client, String bucket) {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.startsWith(ObjectPlace.PREFIX))
                .collect(Collectors.toSet());
    }

    public void write(String bucket, String line) {
        client.putObject(request -> request.bucket(bucket).key(line), RequestBody.fromString(line));
    }

    public boolean stands(String bucket) {
        try {
            client.headBucket(request -> request.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    private void remove(String bucket) {
        client.listObjectsV2(request -> request.bucket(bucket))
                .contents()
                .forEach(object ->
                        client.deleteObject(request -> request.bucket(bucket).key(object.key())));
        client.deleteBucket(request -> request.bucket(bucket));
    }

    /** A store that somebody has named stays, and shall be as it was. */
    @Override
    public void close() {
        made.stream().filter(this::stands).forEach(this::remove);
        client.close();
    }

    public static String bucket(EnvVars values) {
        return values.get(Keys.BUCKET_NAME).orElseThrow();
    }
}
