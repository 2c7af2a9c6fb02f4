package dev.forkstack.bench;

import dev.forkstack.model.EnvVars;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects of 10 KB in a hundred folders, written through S3 as an application writes them. */
final class SampleObjects {

    private static final int BYTES = 10_000;
    private static final int WRITERS = 4;

    private SampleObjects() {}

    static void fill(EnvVars variables, int count) throws Exception {
        Map<String, String> values = variables.asMap();
        try (S3Client client = client(values)) {
            fill(client, values.get("BUCKET_NAME"), "documents", count, BYTES);
        }
    }

    /** Objects of any size below this folder. */
    static void fill(S3Client client, String bucket, String folder, int count, int bytes) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> written = IntStream.range(0, count)
                    .<Future<?>>mapToObj(i -> writers.submit(() -> put(client, bucket, folder, i, bytes)))
                    .toList();
            for (Future<?> one : written) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static void put(S3Client client, String bucket, String folder, int number, int bytes) {
        byte[] content = new byte[bytes];
        new SplittableRandom(number).nextBytes(content);
        String key = String.format(Locale.ROOT, "%s/%02d/page-%05d.bin", folder, number % 100, number);
        client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    /** Of what an application's process environment says. */
    static S3Client client(Map<String, String> values) {
        return S3Client.builder()
                .region(Region.of(values.get("AWS_REGION")))
                .endpointOverride(URI.create(values.get("AWS_ENDPOINT_URL_S3")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        values.get("AWS_ACCESS_KEY_ID"), values.get("AWS_SECRET_ACCESS_KEY"))))
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(c -> c.chunkedEncodingEnabled(false))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
