package dev.forkstack.emulator.tigris;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Tigris as an application speaks to it: the SDK's client, with headers that are part of what is signed. Thread-safe. */
record TigrisClient(S3Client s3) {

    static Consumer<AwsRequestOverrideConfiguration.Builder> headers(Map<String, String> headers) {
        return settings -> headers.forEach(settings::putHeader);
    }

    static String header(SdkResponse response, String name) {
        return response.sdkHttpResponse().firstMatchingHeader(name).orElse("");
    }

    void create(String bucket, Map<String, String> headers) {
        s3.createBucket(request -> request.bucket(bucket).overrideConfiguration(headers(headers)));
    }

    void createWithSnapshots(String bucket) {
        create(bucket, Map.of("X-Tigris-Enable-Snapshot", "true"));
    }

    void fork(String source, String fork) {
        create(fork, Map.of("X-Tigris-Fork-Source-Bucket", source));
    }

    void fork(String source, String version, String fork) {
        create(fork, Map.of("X-Tigris-Fork-Source-Bucket", source, "X-Tigris-Fork-Source-Bucket-Snapshot", version));
    }

    /** @return its version */
    String snapshot(String bucket, String label) {
        return header(
                s3.createBucket(request -> request.bucket(bucket)
                        .overrideConfiguration(headers(Map.of("X-Tigris-Snapshot", "true; name=" + label)))),
                "X-Tigris-Snapshot-Version");
    }

    void put(String bucket, String key, String content) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    String get(String bucket, String key, Map<String, String> headers) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key).overrideConfiguration(headers(headers)))
                .asUtf8String();
    }

    String get(String bucket, String key) {
        return get(bucket, key, Map.of());
    }

    /** The keys, with a space between them. */
    String keys(String bucket, Map<String, String> headers) {
        return String.join(
                " ",
                s3
                        .listObjectsV2(request -> request.bucket(bucket).overrideConfiguration(headers(headers)))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .toList());
    }

    void delete(String bucket, Map<String, String> headers) {
        s3.deleteBucket(request -> request.bucket(bucket).overrideConfiguration(headers(headers)));
    }

    void forceDelete(String bucket) {
        delete(bucket, Map.of("Tigris-Force-Delete", "true"));
    }

    String head(String bucket, String header) {
        return header(s3.headBucket(request -> request.bucket(bucket)), header);
    }
}
