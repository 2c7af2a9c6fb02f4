package dev.forkstack.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.s3.RunningStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** The first bucket of this machine, begun with the objects of a store elsewhere. */
class ImportIT {

    private static final Map<String, String> OBJECTS =
            new TreeMap<>(Map.of("a.txt", "first", "public/b c+ü.bin", "x".repeat(100_000), "public/empty", ""));

    @TempDir
    static Path directory;

    private static RunningStore store;

    private final Path home = directory.resolve("home");

    @BeforeAll
    static void fill() throws Exception {
        store = RunningStore.s3proxy(directory.resolve("store"));
        try (S3Client client = store.client()) {
            client.createBucket(request -> request.bucket("live"));
            OBJECTS.forEach((key, text) -> client.putObject(
                    request -> request.bucket("live")
                            .key(key)
                            .contentType("text/x-special")
                            .metadata(Map.of("who", "me")),
                    RequestBody.fromString(text)));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        new LocalBuckets(directory.resolve("home")).close();
        store.close();
    }

    private LocalBuckets project(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "source.bucket", "live", "source.endpoint", store.endpoint().toString()));
        settings.putAll(more);
        return new LocalBuckets(home, name, settings, store.credentials());
    }

    private static Map<String, String> objects(S3Client client, String bucket) {
        Map<String, String> found = new TreeMap<>();
        client.listObjectsV2(request -> request.bucket(bucket))
                .contents()
                .forEach(object -> found.put(
                        object.key(),
                        client.getObjectAsBytes(
                                        request -> request.bucket(bucket).key(object.key()))
                                .asUtf8String()));
        return found;
    }

    @Test
    void hasWhatTheSourceHasAndIsForkedWithoutIt() {
        LocalBuckets app = project("whole", Map.of());
        app.create("dev");
        try (S3Client client = app.client("dev")) {
            assertThat(objects(client, "whole-bucket-dev")).isEqualTo(OBJECTS);
            HeadObjectResponse head = client.headObject(
                    request -> request.bucket("whole-bucket-dev").key("a.txt"));
            assertThat(head.contentType()).isEqualTo("text/x-special");
            assertThat(head.metadata()).containsEntry("who", "me");
        }
        app.fork("dev", "alice");
        try (S3Client client = app.client("alice")) {
            assertThat(objects(client, "whole-bucket-alice")).isEqualTo(OBJECTS);
        }
        assertThat(app.progress.finished).anyMatch(line -> line.contains("copied 3 objects from bucket live"));
        assertThat(home.resolve("s3/buckets/forkstack-tmp-import-whole")).doesNotExist();
    }

    @Test
    void takesOnlyWhatThePrefixesName() {
        LocalBuckets app = project("part", Map.of("source.prefixes", "public/"));
        app.create("dev");
        try (S3Client client = app.client("dev")) {
            assertThat(objects(client, "part-bucket-dev")).containsOnlyKeys("public/b c+ü.bin", "public/empty");
        }
    }

    @Test
    void leavesNoBucketWhereThereIsNoSourceAndGoesOnWhereOneIsNamed() throws Exception {
        LocalBuckets wrong = project("late", Map.of("source.bucket", "not-there"));
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> wrong.create("dev"));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("bucket not-there");
        assertThat(wrong.find("dev")).isEmpty();
        Files.createDirectories(home.resolve("s3/buckets/forkstack-tmp-import-late/public"));
        project("late", Map.of()).create("dev");
        try (Stream<Path> keys = Files.list(home.resolve("s3/keys"))) {
            assertThat(keys.map(ImportIT::text).filter(text -> text.contains("forkstack-tmp-")))
                    .isEmpty();
        }
    }

    @Test
    void takesNoMoreThanTheSettingsAllow() {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> project("much", Map.of("source.maxObjects", "2")).create("dev"));
        assertThat(failure).hasMessageContaining("3 objects");
        assertThat(failure.remedy()).contains("maxObjects");
    }

    @Test
    void saysWhatIsMissingOfASource() {
        assertThat(catchThrowableOfType(
                        ForkStackException.class,
                        () -> new LocalBuckets(
                                home, "half", Map.of("source.endpoint", "http://127.0.0.1:1"), Map.of())))
                .hasMessageContaining("bucket.source.bucket is missing");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
