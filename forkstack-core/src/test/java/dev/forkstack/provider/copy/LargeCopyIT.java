package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.testing.MoodyBuckets;
import dev.forkstack.testing.RecordedProgress;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** Objects that are copied in parts: they take over nothing by themselves, and half of one must not stay. */
class LargeCopyIT {

    @RegisterExtension
    static final MoodyBuckets STORE = new MoodyBuckets();

    private static final int MB = 1_048_576;
    private static final PartSizes SMALL = new PartSizes(6 * MB, 5 * MB);
    private static final byte[] CONTENT = content(11 * MB);

    private final String source = STORE.bucket("small");
    private final String target = STORE.bucket();
    private final RecordedProgress progress = new RecordedProgress();

    LargeCopyIT() {
        write(CONTENT);
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private void write(byte[] content) {
        STORE.client()
                .putObject(
                        request -> request.bucket(source)
                                .key("large")
                                .contentType("text/x-own")
                                .contentDisposition("attachment")
                                .metadata(Map.of("who", "me"))
                                .tagging(Tagging.builder()
                                        .tagSet(Tag.builder()
                                                .key("a b")
                                                .value("c+d/e")
                                                .build())
                                        .build()),
                        RequestBody.fromBytes(content));
    }

    private CopyOrder order(boolean isServerSide) {
        var api = STORE.api(progress);
        return (isServerSide ? CopyOrder.within(api, source, target) : CopyOrder.between(api, source, api, target))
                .parts(SMALL);
    }

    private byte[] copied() {
        return STORE.client()
                .getObjectAsBytes(request -> request.bucket(target).key("large"))
                .asByteArray();
    }

    private void assertNoUploads() {
        assertThat(STORE.client()
                        .listMultipartUploads(request -> request.bucket(target))
                        .uploads())
                .as("unfinished uploads")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepWhatTheyAre(boolean isServerSide) {
        BucketCopy.run(order(isServerSide));
        assertThat(copied()).isEqualTo(CONTENT);
        var head = STORE.client().headObject(request -> request.bucket(target).key("large"));
        assertThat(head.contentType()).isEqualTo("text/x-own");
        assertThat(head.contentDisposition()).isEqualTo("attachment");
        assertThat(head.metadata()).containsEntry("who", "me");
        assertThat(STORE.client()
                        .getObjectTagging(request -> request.bucket(target).key("large"))
                        .tagSet())
                .containsExactly(Tag.builder().key("a b").value("c+d/e").build());
        assertThat(STORE.calls(isServerSide ? S3Operation.UPLOAD_PART_COPY : S3Operation.UPLOAD_PART))
                .isEqualTo(3);
        STORE.calls().clear();
        assertThat(BucketCopy.run(order(isServerSide)).copied().objects()).isZero();
        assertThat(STORE.calls()).allMatch(S3Operation.LIST_OBJECTS_V2::equals);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void haveNoTagsWhereTheStoreHasNone(boolean isServerSide) {
        STORE.mood((call, behind) -> {
            if (call.header("x-amz-tagging").isPresent()) {
                throw new Refusal(501, "NotImplemented", "A header you provided implies functionality.");
            }
            return behind.pass(call);
        });
        BucketCopy.run(order(isServerSide));
        assertThat(copied()).isEqualTo(CONTENT);
        assertThat(progress.lines()).containsExactly("note the tags of objects are left out: Store has none");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leaveNothingWhereAPartIsRefused(boolean isServerSide) {
        STORE.mood((call, behind) -> {
            if (call.parameter("partNumber").filter("2"::equals).isPresent()) {
                throw new Refusal(403, "AccessDenied", "not this part");
            }
            return behind.pass(call);
        });
        assertThat(catchThrowableOfType(ForkStackException.class, () -> BucketCopy.run(order(isServerSide))))
                .hasMessageContaining("1 object failed (large)");
        assertThat(STORE.content(target)).containsOnlyKeys("small");
        assertNoUploads();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areCopiedAsTheyAreNowIfTheyChangeBetweenTheParts(boolean isServerSide) {
        byte[] other = content(7 * MB);
        AtomicBoolean once = new AtomicBoolean();
        STORE.mood((call, behind) -> {
            if (call.parameter("partNumber").isPresent() && once.compareAndSet(false, true)) {
                write(other);
            }
            return behind.pass(call);
        });
        assertThat(BucketCopy.run(order(isServerSide)).changed()).isEqualTo(1);
        assertThat(copied()).isEqualTo(other);
        assertNoUploads();
    }

    @Test
    void areFoundWhereTheAnswerThatTheyAreThereIsLost() {
        AtomicBoolean once = new AtomicBoolean();
        STORE.mood((call, behind) -> {
            if (call.operation() != S3Operation.COMPLETE_MULTIPART_UPLOAD) {
                return behind.pass(call);
            } else if (once.compareAndSet(false, true)) {
                behind.pass(call);
                return S3Answer.xml(200, "<Error><Code>InternalError</Code><Message>late</Message></Error>");
            }
            throw new Refusal(404, "NoSuchUpload", "The specified upload does not exist.");
        });
        BucketCopy.run(order(true));
        assertThat(STORE.calls(S3Operation.COMPLETE_MULTIPART_UPLOAD)).isEqualTo(2);
        assertThat(STORE.calls(S3Operation.UPLOAD_PART_COPY)).isEqualTo(3);
        assertThat(copied()).isEqualTo(CONTENT);
        assertNoUploads();
    }

    @Test
    void areCheckedAtTheEndWhereAPartHasNoCondition() {
        byte[] other = CONTENT.clone();
        other[0]++;
        AtomicBoolean once = new AtomicBoolean();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.UPLOAD_PART_COPY) {
                if (call.header("x-amz-copy-source-if-match").isPresent()) {
                    throw new Refusal(501, "NotImplemented", "x-amz-copy-source-if-match");
                }
                if (once.compareAndSet(false, true)) {
                    write(other);
                }
            }
            return behind.pass(call);
        });
        BucketCopy.run(order(true));
        assertThat(copied()).isEqualTo(other);
        assertNoUploads();
    }

    @Test
    void leaveNothingAfterAnInterrupt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        STORE.mood((call, behind) -> {
            if (call.parameter("partNumber").isPresent()) {
                begun.countDown();
                await(never);
            }
            return behind.pass(call);
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                BucketCopy.run(order(true));
            } catch (ForkStackException e) {
                thrown.set(e);
            }
        });
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).hasMessage("Interrupted.");
        assertThat(STORE.calls(S3Operation.ABORT_MULTIPART_UPLOAD)).isEqualTo(1);
        never.countDown();
        assertNoUploads();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
