package dev.forkstack.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The server as the process runs it, in this one, with a key for each bucket. */
final class RunningServer implements AutoCloseable {

    static final String INSTANCE = "this-very-one";
    static final String SECRET = "c2VjcmV0c2VjcmV0c2VjcmV0";

    final ServerDirectory directory;
    private final S3Proxy proxy;

    RunningServer(Path path, String... buckets) throws Exception {
        directory = new ServerDirectory(path);
        directory.prepare();
        for (String bucket : buckets) {
            Files.createDirectories(directory.bucket(bucket));
            giveKey(keyId(bucket), bucket);
        }
        proxy = Main.proxy(directory, 0, INSTANCE);
        proxy.start();
    }

    void giveKey(String id, String bucket) throws IOException {
        Files.writeString(keyFile(id), "bucket=" + bucket + "\nsecret=" + SECRET + "\n");
    }

    Path keyFile(String id) {
        return directory.path().resolve("keys").resolve(id + ".properties");
    }

    static String keyId(String bucket) {
        return "KEYOF" + bucket.replaceAll("[^a-z]", "") + "0000000000";
    }

    Path file(String bucket, String key) {
        return directory.bucket(bucket).resolve(key);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    S3Client client(String bucket) {
        return client(keyId(bucket), SECRET);
    }

    S3Client client(String keyId, String secret) {
        return S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public void close() throws Exception {
        proxy.stop();
    }
}
