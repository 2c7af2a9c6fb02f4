package dev.forkstack.stories;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A client of one bucket, with the key that the application has. Thread-safe. */
public final class Objects implements AutoCloseable {

    private static final S3Configuration STYLE = S3Configuration.builder()
            .pathStyleAccessEnabled(true)
            .chunkedEncodingEnabled(false)
            .build();

    private final S3Client client;
    private final S3Presigner presigner;
    private final URI endpoint;
    private final String bucket;

    private Objects(S3Client client, S3Presigner presigner, URI endpoint, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.endpoint = endpoint;
        this.bucket = bucket;
    }

    /** Those of this environment, whichever is current. */
    public static Objects of(ForkStackEnvironment environment) {
        return of(
                environment.bucketEndpoint().orElseThrow(),
                environment.get("AWS_REGION"),
                environment.get("AWS_ACCESS_KEY_ID"),
                environment.get("AWS_SECRET_ACCESS_KEY"),
                environment.bucketName());
    }

    /** Those of any bucket that this key opens. */
    static Objects of(URI endpoint, String regionName, String keyId, String secret, String bucket) {
        Region region = Region.of(regionName);
        StaticCredentialsProvider key = StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret));
        S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(key)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(STYLE)
                .build();
        S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(key)
                .serviceConfiguration(STYLE)
                .build();
        return new Objects(client, presigner, endpoint, bucket);
    }

    /** The same key and client, on another bucket. */
    public Objects at(String otherBucket) {
        return new Objects(client, presigner, endpoint, otherBucket);
    }

    /** Makes the bucket itself. */
    public Objects make() {
        client.createBucket(request -> request.bucket(bucket));
        return this;
    }

    public Objects put(String key, String text) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
        return this;
    }

    /** The object's text, or the status code of the refusal. */
    public String get(String key) {
        try {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                    .asUtf8String();
        } catch (S3Exception e) {
            return String.valueOf(e.statusCode());
        }
    }

    public Objects delete(String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key));
        return this;
    }

    public List<String> keys() {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public Objects makePublic(String key) {
        client.putObjectAcl(request -> request.bucket(bucket).key(key).acl(ObjectCannedACL.PUBLIC_READ));
        return this;
    }

    /** Who may read the object, besides its owner. */
    public List<String> publicGrants(String key) {
        return client.getObjectAcl(request -> request.bucket(bucket).key(key)).grants().stream()
                .filter(grant -> grant.grantee().uri() != null)
                .map(grant -> grant.permissionAsString())
                .toList();
    }

    /** An upload that is under way and ends when its {@link SlowUpload#finish} is called. */
    public SlowUpload beginUpload(String key, int bytes) throws IOException {
        var url = presigner.presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                .putObjectRequest(request -> request.bucket(bucket).key(key)));
        return new SlowUpload((HttpURLConnection) url.url().openConnection(), bytes);
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }
}
