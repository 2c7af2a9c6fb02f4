package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.testing.MoodyBuckets;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a copy, whatever the store does meanwhile. */
class BucketCopyIT {

    @RegisterExtension
    static final MoodyBuckets STORE = new MoodyBuckets();

    private final RecordedProgress progress = new RecordedProgress();

    private CopyOrder order(String source, String target) {
        return CopyOrder.within(STORE.api(progress), source, target);
    }

    private static String[] keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("k/%04d", i))
                .toArray(String[]::new);
    }

    @Test
    void theTargetHasWhatTheSourceHasAndNothingOfOurs() {
        String source = STORE.bucket("a b/ü+%.txt", "z", "empty/", ".forkstack/mark.json", "a&<b>");
        String target = STORE.bucket("left by a run before");
        STORE.put(target, ".forkstack/mark.json", "the target's own");
        Copied copied = BucketCopy.run(order(source, target));
        Map<String, String> expected = STORE.content(source);
        expected.put(".forkstack/mark.json", "the target's own");
        assertThat(STORE.content(target)).isEqualTo(expected);
        assertThat(copied.copied().objects()).isEqualTo(4);
    }

    @Test
    void keepsMetadataAndContentHeaders() {
        String source = STORE.bucket();
        STORE.client()
                .putObject(
                        request -> request.bucket(source)
                                .key("k")
                                .contentType("text/x-own")
                                .cacheControl("max-age=7")
                                .metadata(Map.of("who", "me")),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
        String target = STORE.bucket();
        BucketCopy.run(order(source, target));
        var head = STORE.client().headObject(request -> request.bucket(target).key("k"));
        assertThat(head.contentType()).isEqualTo("text/x-own");
        assertThat(head.cacheControl()).isEqualTo("max-age=7");
        assertThat(head.metadata()).containsEntry("who", "me");
    }

    @Test
    void onlyWhatBeginsAsAskedIsCopied() {
        String source = STORE.bucket("a/1", "a/2", "b/1", "c");
        String target = STORE.bucket("stays");
        BucketCopy.run(order(source, target).only(List.of("b/", "a/")).keepingOthers());
        assertThat(STORE.content(target)).containsOnlyKeys("a/1", "a/2", "b/1", "stays");
    }

    @Test
    void whatARunBeforeHasCopiedThatWasToTakeMoreDoesNotStay() {
        String source = STORE.bucket("private/1", "public/1");
        String target = STORE.bucket();
        BucketCopy.run(order(source, target));
        BucketCopy.run(order(source, target).only(List.of("public/")));
        assertThat(STORE.content(target)).containsOnlyKeys("public/1");
    }

    @Test
    void aStoreThatGivesTheSamePageAgainAndAgainIsNotListedForEver() {
        String source = STORE.bucket("a");
        String target = STORE.bucket();
        STORE.mood((call, behind) ->
                call.operation() == S3Operation.LIST_OBJECTS_V2 && call.bucket().equals(source)
                        ? S3Answer.xml(
                                200,
                                "<ListBucketResult><IsTruncated>true</IsTruncated>"
                                        + "<NextContinuationToken>t</NextContinuationToken></ListBucketResult>")
                        : behind.pass(call));
        assertThat(catchThrowableOfType(ForkStackException.class, () -> BucketCopy.run(order(source, target)))
                        .kind())
                .isEqualTo(Kind.MALFORMED_RESPONSE);
    }

    @Test
    void whatATerminalWouldObeyIsNotToldAsItStandsInAKey() {
        String source = STORE.bucket("a\u001b[2Jb");
        String target = STORE.bucket();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT) {
                throw new Refusal(400, "InvalidRequest", "no");
            }
            return behind.pass(call);
        });
        assertThat(catchThrowableOfType(ForkStackException.class, () -> BucketCopy.run(order(source, target))))
                .hasMessageNotContaining("\u001b")
                .hasMessageContaining("a [2Jb");
    }

    @Test
    void aRestartCopiesOnlyWhatIsMissingOrDiffers() {
        String source = STORE.bucket(keys(30));
        String target = STORE.bucket();
        BucketCopy.run(order(source, target));
        STORE.client().deleteObject(request -> request.bucket(target).key("k/0003"));
        STORE.put(target, "k/0007", "another");
        STORE.calls().clear();
        Copied again = BucketCopy.run(order(source, target));
        assertThat(STORE.calls(S3Operation.COPY_OBJECT)).isEqualTo(2);
        assertThat(again.found().objects()).isEqualTo(28);
        assertThat(STORE.content(target)).isEqualTo(STORE.content(source));
    }

    @Test
    void anotherStoreIsCopiedThroughThisMachine() {
        String source = STORE.bucket("a b/ü+%.txt", "z");
        STORE.client()
                .putObject(
                        request -> request.bucket(source)
                                .key("k")
                                .contentType("text/x-own")
                                .metadata(Map.of("who", "me")),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
        String target = STORE.bucket();
        BucketCopy.run(CopyOrder.between(STORE.api(progress), source, STORE.api(progress), target));
        assertThat(STORE.calls()).doesNotContain(S3Operation.COPY_OBJECT);
        assertThat(STORE.content(target)).isEqualTo(STORE.content(source));
        var head = STORE.client().headObject(request -> request.bucket(target).key("k"));
        assertThat(head.contentType()).isEqualTo("text/x-own");
        assertThat(head.metadata()).containsEntry("who", "me");
    }

    @Test
    void aStormOfRefusalsIsWaitedOut() {
        String source = STORE.bucket(keys(60));
        String target = STORE.bucket();
        AtomicInteger count = new AtomicInteger();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT && count.incrementAndGet() % 3 != 0) {
                throw new Refusal(503, "SlowDown", "Please reduce your request rate.");
            }
            return behind.pass(call);
        });
        Copied copied = BucketCopy.run(order(source, target));
        assertThat(copied.copied().objects()).isEqualTo(60);
        assertThat(STORE.content(target)).hasSize(60);
    }

    @Test
    void anErrorWithinAnAnswerOf200IsAFailure() {
        String source = STORE.bucket(keys(10));
        String target = STORE.bucket();
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        STORE.mood((call, behind) -> call.operation() == S3Operation.COPY_OBJECT && failedOnce.add(call.key())
                ? dev.forkstack.emulator.s3.S3Answer.xml(
                        200, "<Error><Code>Whatever</Code><Message>late</Message></Error>")
                : behind.pass(call));
        BucketCopy.run(order(source, target));
        assertThat(STORE.calls(S3Operation.COPY_OBJECT)).isEqualTo(20);
        assertThat(STORE.content(target)).isEqualTo(STORE.content(source));
    }

    @Test
    void anObjectThatChangesMeanwhileIsCopiedAsItIsNow() {
        String source = STORE.bucket(keys(10));
        String target = STORE.bucket();
        AtomicBoolean once = new AtomicBoolean();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT && once.compareAndSet(false, true)) {
                STORE.put(source, call.key(), "changed meanwhile");
            }
            return behind.pass(call);
        });
        Copied copied = BucketCopy.run(order(source, target));
        assertThat(copied.changed()).isEqualTo(1);
        assertThat(STORE.content(target)).isEqualTo(STORE.content(source)).containsValue("changed meanwhile");
    }

    @Test
    void anObjectThatVanishesMeanwhileIsLeftOut() {
        String source = STORE.bucket(keys(10));
        String target = STORE.bucket();
        AtomicBoolean once = new AtomicBoolean();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT && once.compareAndSet(false, true)) {
                STORE.client().deleteObject(request -> request.bucket(source).key(call.key()));
            }
            return behind.pass(call);
        });
        assertThat(BucketCopy.run(order(source, target)).vanished()).isEqualTo(1);
        assertThat(STORE.content(target)).hasSize(9).isEqualTo(STORE.content(source));
    }

    @Test
    void archivedObjectsAreLeftOutAndToldInOneLine() {
        String source = STORE.bucket(keys(10));
        String target = STORE.bucket();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT && call.key().compareTo("k/0002") < 0) {
                throw new Refusal(403, "ObjectNotInActiveTierError", "archived");
            }
            return behind.pass(call);
        });
        Copied copied = BucketCopy.run(order(source, target));
        assertThat(copied.archived()).isEqualTo(2);
        assertThat(STORE.content(target)).hasSize(8);
        assertThat(progress.warnings()).singleElement().asString().contains("2 objects", "k/0000, k/0001");
    }

    @Test
    void singleFailuresAreToldTogetherAndTheRestIsCopied() {
        String source = STORE.bucket(keys(40));
        String target = STORE.bucket();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT && call.key().endsWith("0")) {
                throw new Refusal(403, "AccessDenied", "not this one");
            }
            return behind.pass(call);
        });
        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> BucketCopy.run(order(source, target)));
        assertThat(failure).hasMessageContaining("4 objects").hasMessageContaining("k/0010");
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(STORE.content(target)).hasSize(36);
    }

    @Test
    void whatHitsEverythingEndsEarly() {
        String source = STORE.bucket(keys(200));
        String target = STORE.bucket();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT) {
                throw new Refusal(403, "AccessDenied", "nothing");
            }
            return behind.pass(call);
        });
        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> BucketCopy.run(order(source, target)));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(STORE.calls(S3Operation.COPY_OBJECT)).isLessThan(150);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingBucketIsToldAtOnce(boolean isSourceMissing) {
        String there = STORE.bucket(keys(10));
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> BucketCopy.run(isSourceMissing ? order("nonesuch", there) : order(there, "nonesuch")));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("nonesuch");
    }

    @Test
    void aStoreThatLosesWhatItHasCopiedIsFoundOut() {
        String source = STORE.bucket(keys(10));
        String target = STORE.bucket();
        STORE.mood((call, behind) -> {
            var answer = behind.pass(call);
            if (call.operation() == S3Operation.COPY_OBJECT && call.key().equals("k/0004")) {
                STORE.client().deleteObject(request -> request.bucket(target).key(call.key()));
            }
            return answer;
        });
        assertThat(catchThrowableOfType(ForkStackException.class, () -> BucketCopy.run(order(source, target))))
                .hasMessageContaining("k/0004")
                .hasMessageContaining("not at all");
    }

    @Test
    void storesWithoutConditionsOrClassesGetRequestsWithoutThem() {
        String source = STORE.bucket(keys(5));
        String target = STORE.bucket();
        STORE.mood((call, behind) -> {
            if (call.header("x-amz-copy-source-if-match").isPresent()) {
                throw new Refusal(412, "PreconditionFailed", "never");
            }
            return behind.pass(call);
        });
        BucketCopy.run(order(source, target));
        assertThat(STORE.content(target)).isEqualTo(STORE.content(source));
    }

    @Test
    void anInterruptEndsItWithinAMoment() throws Exception {
        String source = STORE.bucket(keys(100));
        String target = STORE.bucket();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.COPY_OBJECT) {
                begun.countDown();
                waitFor(never);
            }
            return behind.pass(call);
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                BucketCopy.run(order(source, target));
            } catch (ForkStackException e) {
                thrown.set(e);
            }
        });
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(2_000);
        never.countDown();
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).hasMessage("Interrupted.");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void listingsOfSeveralPagesAreWalkedSideBySideAndProvedInRanges() throws IOException {
        String source = STORE.bucket();
        Path files = Files.createDirectories(STORE.files(source).resolve("k"));
        for (String key : keys(1_050)) {
            Files.writeString(files.resolve(key.substring(2)), key);
        }
        String target = STORE.bucket();
        BucketCopy.run(order(source, target));
        assertThat(STORE.keys(target)).containsExactly(keys(1_050));
        assertThat(STORE.calls(S3Operation.COPY_OBJECT)).isEqualTo(1_050);
        assertThat(progress.moved().get(progress.moved().size() - 1)).satisfies(last -> {
            assertThat(last.isOver()).isTrue();
            assertThat(last.done().objects()).isEqualTo(1_050);
            assertThat(last.all()).contains(last.done());
        });

        // From here on there are checksums, which files that were put there by hand have none of.
        String second = STORE.bucket();
        List<String> begun = beginnings(second, true);
        BucketCopy.run(order(target, second));
        assertThat(begun)
                .as("a look at what is there, and the two ranges of the proof")
                .containsExactlyInAnyOrder("", "", "k/0999");

        STORE.client().deleteObject(request -> request.bucket(second).key("k/1020"));
        begun = beginnings(second, false);
        BucketCopy.run(order(target, second));
        assertThat(begun)
                .as("where no proof is to be had so, all is looked at once more")
                .containsExactlyInAnyOrder("", "t", "", "k/0999", "", "t");
        assertThat(STORE.keys(second)).containsExactly(keys(1_050));
    }

    /** After which key the listings of a bucket begin from now on; t where one goes on. */
    private static List<String> beginnings(String bucket, boolean mayBeginElsewhere) {
        List<String> all = new CopyOnWriteArrayList<>();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.LIST_OBJECTS_V2 && call.bucket().equals(bucket)) {
                Optional<String> after = call.parameter("start-after");
                all.add(call.parameter("continuation-token").isPresent() ? "t" : after.orElse(""));
                if (after.isPresent() && !mayBeginElsewhere) {
                    throw new Refusal(400, "InvalidArgument", "never");
                }
            }
            return behind.pass(call);
        });
        return all;
    }
}
