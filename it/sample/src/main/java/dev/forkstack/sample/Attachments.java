package dev.forkstack.sample;

import dev.forkstack.runtime.ForkStackEnvironment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The attachments in the bucket of an environment, one a note. */
final class Attachments implements AutoCloseable {

    private final S3Client client;
    private final String bucket;

    private Attachments(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    static Attachments in(ForkStackEnvironment environment) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(environment.get("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY"))))
                // What S3-compatible stores do not all know: path style is theirs, new checksums and chunks are AWS's.
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
        environment.bucketEndpoint().ifPresent(builder::endpointOverride);
        return new Attachments(builder.build(), environment.bucketName());
    }

    void write(long note, String text) {
        client.putObject(request -> request.bucket(bucket).key(key(note)), RequestBody.fromString(text));
    }

    String read(long note) {
        try {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(key(note)))
                    .asUtf8String();
        } catch (NoSuchKeyException e) {
            return "(no attachment)";
        }
    }

    private static String key(long note) {
        return "notes/" + note + ".txt";
    }

    @Override
    public void close() {
        client.close();
    }
}
