package dev.forkstack.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is peculiar to the life of a bucket on this machine; the contract says what all resources have in common. */
class LocalBucketIT {

    @TempDir
    static Path home;

    final LocalBuckets buckets = new LocalBuckets(home);

    @AfterEach
    void removeAll() {
        for (Resource bucket : buckets.provider.list()) {
            bucket.mark()
                    .ifPresent(mark ->
                            buckets.provider.delete(buckets.owned(mark.env().value())));
        }
    }

    @AfterAll
    static void stop() {
        new LocalBuckets(home).close();
    }

    @Test
    void isNotOursOnTheStrengthOfAMarkThatIsBesideIt() throws Exception {
        buckets.create("alice");
        Path bucket = home.resolve("s3/buckets/app-bucket-alice");
        Files.delete(bucket);
        Files.createDirectory(bucket);
        notOurs(() -> buckets.owned("alice"));
        notOurs(() -> buckets.create("alice"));
        Files.delete(bucket);
    }

    @Test
    void leavesNothingWhenItIsDeletedTwice() throws Exception {
        buckets.create("alice");
        put("alice", "a/b/c");
        Owned owned = buckets.owned("alice");
        buckets.provider.delete(owned);
        buckets.provider.delete(owned);
        assertThat(buckets.provider.find(new EnvironmentName("alice"))).isEmpty();
        for (String directory : List.of("buckets", "marks", "keys", "staging")) {
            assertThat(children(directory)).isEmpty();
        }
    }

    @Test
    void isMeasuredAsAClientSeesIt() throws Exception {
        Resource alice = buckets.create("alice");
        put("alice", "a/b/c");
        buckets.client("alice")
                .putObject(request -> request.bucket("app-bucket-alice").key("folder/"), RequestBody.empty());
        Files.writeString(home.resolve("s3/buckets/app-bucket-alice/a/upload-1"), "not finished yet");
        long bytes = buckets.client("alice")
                .headObject(r -> r.bucket("app-bucket-alice").key("a/b/c"))
                .contentLength();

        assertThat(((Measurable) buckets.provider).measure(alice)).hasValue(new Size(bytes, OptionalLong.of(2)));
        buckets.provider.delete(buckets.owned("alice"));
        assertThat(((Measurable) buckets.provider).measure(alice)).isEmpty();
    }

    @Test
    void namesWhatADeadRunLeftAndNothingWhileARunIsAtWork() throws Exception {
        buckets.create("alice");
        Leftovers provider = (Leftovers) buckets.provider;
        assertThat(provider.leftovers()).isEmpty();
        Files.createDirectories(home.resolve("s3/staging/forkstack-tmp-app-abcdefgh/a"));
        Files.createDirectories(home.resolve("s3/staging/forkstack-tmp-app-web-abcdefgh"));

        assertThat(provider.leftovers()).containsExactly("forkstack-tmp-app-abcdefgh");
        try (ExclusiveLock lock = ExclusiveLock.acquire(home.resolve("locks/s3-app.lock"), () -> {})) {
            assertThat(CompletableFuture.supplyAsync(provider::leftovers).get()).isEmpty();
        }
        buckets.provider.sweep();
        assertThat(provider.leftovers()).isEmpty();
        Files.delete(home.resolve("s3/staging/forkstack-tmp-app-web-abcdefgh"));
    }

    @Test
    void hasOneKeyHoweverOftenItIsJoined() throws Exception {
        buckets.create("alice");
        EnvVars first = buckets.connect("alice");
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.provider.connect(buckets.owned("alice"), first)).isEqualTo(first);
            assertThat(new LocalBuckets(home).connect("alice")).isEqualTo(first);
        }
        assertThat(first.asMap().keySet())
                .containsExactly(
                        "BUCKET_NAME",
                        "AWS_ENDPOINT_URL_S3",
                        "AWS_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY");
        Path key = children("keys").get(0);
        assertThat(children("keys")).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void isClosedToTheKeyOfItsSourceAndOfItsPredecessor() {
        buckets.create("dev");
        S3Client dev = buckets.client("dev");
        buckets.fork("dev", "alice");
        S3Client old = buckets.client("alice");
        denied(dev, "app-bucket-alice");
        denied(old, "app-bucket-dev");
        buckets.provider.delete(buckets.owned("alice"));
        denied(old, "app-bucket-alice");
        buckets.create("alice");
        denied(old, "app-bucket-alice");
    }

    @Test
    void isFreedOfWhatDeadRunsLeft() throws Exception {
        buckets.create("dev");
        Path ours = Files.createDirectories(home.resolve("s3/staging/forkstack-tmp-app-abcd1234/a"));
        Path others = Files.createDirectories(home.resolve("s3/staging/forkstack-tmp-app-web-abcd1234/a"));
        Path mark = home.resolve("s3/marks/app-bucket-dead.json");
        Files.writeString(mark, "{\"project\":\"app\",\"env\":\"dead\"}");
        buckets.create("alice");
        assertThat(ours.getParent()).doesNotExist();
        assertThat(others).exists();
        assertThat(mark).doesNotExist();
        Files.delete(others);
        Files.delete(others.getParent());
    }

    @Test
    void leavesNothingWhenItsMakingIsInterrupted() throws Exception {
        Resource dev = buckets.create("dev");
        put("dev", "a");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread run = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                buckets.provider.create(new Plan(Optional.of(dev), buckets.mark("alice")));
            } catch (ForkStackException e) {
                thrown.set(e);
            }
        });
        run.start();
        run.join();
        assertThat(thrown.get()).isNotNull();
        assertThat(children("staging")).isEmpty();
        assertThat(buckets.provider.find(new EnvironmentName("alice"))).isEmpty();
    }

    @Test
    void hasANameThatS3CanHaveOrIsNotBegun() {
        LocalBuckets longest = new LocalBuckets(home, "p".repeat(40));
        assertThatThrownBy(() -> longest.create("e".repeat(20))).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
            assertThat(e).hasMessageContaining("63");
        });
        assertThat(longest.provider.list()).isEmpty();
    }

    private void put(String env, String key) {
        buckets.client(env).putObject(r -> r.bucket("app-bucket-" + env).key(key), RequestBody.fromString("content"));
    }

    private static void denied(S3Client client, String bucket) {
        assertThatThrownBy(() -> client.listObjectsV2(r -> r.bucket(bucket)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }

    private static void notOurs(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        ForkStackException.class,
                        e -> assertThat(e.kind()).isEqualTo(ForkStackException.Kind.NOT_OURS));
    }

    private static List<Path> children(String directory) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("s3").resolve(directory))) {
            return files.toList();
        }
    }
}
