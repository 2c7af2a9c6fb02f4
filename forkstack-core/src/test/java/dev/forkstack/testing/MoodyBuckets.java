package dev.forkstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.Personality;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Emulator;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server behind a gateway that answers as a test says; one for a class, whose tests have buckets of their own. */
public final class MoodyBuckets implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Credential OWNER = Credential.ofAccount("owner", "tid_owner", "secret-of-owner");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a test makes of a call; most are passed on. */
    public interface Mood {
        S3Answer answer(S3Call call, Behind behind) throws IOException;
    }

    private final List<S3Operation> calls = new CopyOnWriteArrayList<>();
    private volatile Mood mood = (call, behind) -> behind.pass(call);
    private S3Emulator emulator;
    private S3Client client;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path directory = Files.createTempDirectory("buckets");
        emulator = S3Emulator.start(0, directory, backstage -> new Personality() {
            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public S3Answer answer(S3Call call, Behind behind) throws IOException {
                calls.add(call.operation());
                return mood.answer(call, behind);
            }
        });
        emulator.credentials().put(OWNER);
        client = SdkClient.of(emulator.uri(), "us-east-1", OWNER.accessKeyId(), OWNER.secret());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        mood = (call, behind) -> behind.pass(call);
        emulator.traffic().heal();
        emulator.traffic().forget();
        calls.clear();
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .as("threads left behind")
                .noneMatch(name -> name.startsWith("forkstack-copy") || name.startsWith("forkstack-empty"));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        emulator.close();
    }

    public void mood(Mood other) {
        mood = other;
    }

    /** Of all requests since the test began. */
    public List<S3Operation> calls() {
        return calls;
    }

    public long calls(S3Operation operation) {
        return calls.stream().filter(operation::equals).count();
    }

    public S3Emulator emulator() {
        return emulator;
    }

    public S3Client client() {
        return client;
    }

    /** Our own client; a new one has nothing learned of the store yet. */
    public S3Api api(ProgressListener progress) {
        return new S3Api(
                new Store("Store", emulator.uri(), "us-east-1", "Set KEY."),
                () -> new AccessKey(OWNER.accessKeyId(), new Secret(OWNER.secret())),
                new Pacing(Duration.ofMillis(5), Duration.ofMillis(50), PATIENCE, Duration.ofSeconds(5)),
                progress);
    }

    public String bucket(String... keys) {
        String name = "b-" + UUID.randomUUID().toString().substring(0, 18);
        client.createBucket(request -> request.bucket(name));
        for (String key : keys) {
            put(name, key, "content of " + key);
        }
        return name;
    }

    public void put(String bucket, String key, String content) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    /** Where a bucket's objects lie, a file each. */
    public Path files(String bucket) {
        return emulator.backstage().server().files(bucket);
    }

    public List<String> keys(String bucket) {
        return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** All that is in a bucket: key and content. */
    public Map<String, String> content(String bucket) {
        Map<String, String> all = new TreeMap<>();
        for (String key : keys(bucket)) {
            all.put(
                    key,
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asUtf8String());
        }
        return all;
    }
}
