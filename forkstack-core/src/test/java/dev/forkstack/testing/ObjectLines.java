package dev.forkstack.testing;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lines that are objects of a bucket, written and read as an application does it with Amazon's own client. */
public final class ObjectLines {

    private ObjectLines() {}

    public static Set<String> read(EnvVars values) {
        try (S3Client client = client(values)) {
            return client.listObjectsV2(request -> request.bucket(bucket(values))).contents().stream()
                    .map(S3Object::key)
                    .filter(key -> !key.startsWith(".forkstack/"))
                    .collect(Collectors.toSet());
        }
    }

    public static void write(EnvVars values, String line) {
        try (S3Client client = client(values)) {
            client.putObject(request -> request.bucket(bucket(values)).key(line), RequestBody.fromString(line));
        }
    }

    private static S3Client client(EnvVars values) {
        return SdkClient.of(
                URI.create(value(values, Keys.AWS_ENDPOINT_URL_S3)),
                value(values, Keys.AWS_REGION),
                value(values, Keys.AWS_ACCESS_KEY_ID),
                value(values, Keys.AWS_SECRET_ACCESS_KEY));
    }

    private static String bucket(EnvVars values) {
        return value(values, Keys.BUCKET_NAME);
    }

    private static String value(EnvVars values, String key) {
        return values.get(key).orElseThrow();
    }
}
