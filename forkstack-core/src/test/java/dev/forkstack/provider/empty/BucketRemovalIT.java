package dev.forkstack.provider.empty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.testing.MoodyBuckets;
import dev.forkstack.testing.RecordedProgress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A bucket goes whatever is in it, and whatever its store can do. */
class BucketRemovalIT {

    @RegisterExtension
    static final MoodyBuckets STORE = new MoodyBuckets();

    private final BucketRemoval removal = new BucketRemoval(STORE.api(new RecordedProgress()));

    private static String bucket(int objects) {
        return STORE.bucket(
                IntStream.range(0, objects).mapToObj(i -> "k/" + i + " ü&<").toArray(String[]::new));
    }

    private static boolean stands(String bucket) {
        return STORE.client().listBuckets().buckets().stream()
                .anyMatch(each -> each.name().equals(bucket));
    }

    private static String full(BucketVersioningStatus versioning) {
        String bucket = bucket(3);
        STORE.client()
                .putBucketVersioning(
                        request -> request.bucket(bucket).versioningConfiguration(config -> config.status(versioning)));
        STORE.put(bucket, "k/0 ü&<", "another version");
        STORE.put(bucket, "gone", "deleted, but its version stays");
        STORE.client().deleteObject(request -> request.bucket(bucket).key("gone"));
        STORE.client().createMultipartUpload(request -> request.bucket(bucket).key("half"));
        STORE.put(bucket, ".forkstack/mark.json", "{}");
        return bucket;
    }

    @ParameterizedTest
    @EnumSource(
            value = BucketVersioningStatus.class,
            names = {"ENABLED", "SUSPENDED"})
    void versionsMarkersAndUnfinishedUploadsGo(BucketVersioningStatus versioning) {
        String bucket = full(versioning);
        removal.empty(bucket);
        assertThat(STORE.client()
                        .listObjectVersions(request -> request.bucket(bucket))
                        .versions())
                .singleElement()
                .satisfies(kept -> assertThat(kept.key()).isEqualTo(".forkstack/mark.json"));
        removal.delete(bucket, Map.of());
        assertThat(stands(bucket)).isFalse();
    }

    @Test
    void whatProvesWhoseItIsGoesLast() {
        String bucket = full(BucketVersioningStatus.ENABLED);
        AtomicBoolean isFirst = new AtomicBoolean(true);
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.LIST_OBJECT_VERSIONS
                    && call.parameter("prefix").isPresent()
                    && isFirst.compareAndSet(true, false)) {
                throw new Refusal(403, "AccessDenied", "the end of a killed run");
            }
            return behind.pass(call);
        });
        assertThat(catchThrowableOfType(ForkStackException.class, () -> removal.delete(bucket, Map.of())))
                .isNotNull();
        assertThat(STORE.content(bucket)).containsOnlyKeys(".forkstack/mark.json");
        removal.delete(bucket, Map.of());
        assertThat(stands(bucket)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"501,NotImplemented", "405,MethodNotAllowed"})
    void aStoreThatCanDoLittleIsAskedForLittle(int status, String code) {
        String bucket = bucket(10);
        STORE.mood((call, behind) -> switch (call.operation()) {
            case LIST_OBJECT_VERSIONS, LIST_MULTIPART_UPLOADS, DELETE_OBJECTS -> throw new Refusal(status, code, "no");
            default -> behind.pass(call);
        });
        removal.delete(bucket, Map.of());
        assertThat(stands(bucket)).isFalse();
        assertThat(STORE.calls(S3Operation.DELETE_OBJECT)).isEqualTo(10);
        assertThat(STORE.calls(S3Operation.LIST_OBJECT_VERSIONS)).isEqualTo(1);
        assertThat(STORE.calls(S3Operation.DELETE_OBJECTS)).isEqualTo(1);
    }

    @Test
    void manyGoInOneRequest() {
        String bucket = bucket(30);
        removal.delete(bucket, Map.of());
        assertThat(STORE.calls(S3Operation.DELETE_OBJECTS)).isEqualTo(1);
        assertThat(STORE.calls(S3Operation.DELETE_OBJECT)).isZero();
    }

    @Test
    void aFailureAmongTheAnswersOf200IsTriedAgain() {
        String bucket = bucket(5);
        AtomicBoolean once = new AtomicBoolean();
        STORE.mood((call, behind) -> call.operation() == S3Operation.DELETE_OBJECTS && once.compareAndSet(false, true)
                ? errors("InternalError", "Please try again.")
                : behind.pass(call));
        removal.delete(bucket, Map.of());
        assertThat(stands(bucket)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied,Access Denied because object protected by object lock.,retention",
        "ObjectLockedByBucketPolicy,Locked.,lock rule",
        "AccessDenied,Access Denied,Set KEY."
    })
    void whatMayNotBeDeletedIsToldWithWhatHelps(String code, String message, String remedy) {
        String bucket = bucket(2);
        STORE.mood((call, behind) ->
                call.operation() == S3Operation.DELETE_OBJECTS ? errors(code, message) : behind.pass(call));
        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> removal.delete(bucket, Map.of()));
        assertThat(failure).hasMessageContaining("2 objects failed (k/1, k/2)").hasMessageContaining(message);
        assertThat(failure.remedy()).contains(remedy);
    }

    private static S3Answer errors(String code, String message) {
        return S3Answer.xml(
                200,
                "<DeleteResult>"
                        + IntStream.of(1, 2)
                                .mapToObj(i -> "<Error><Key>k/" + i + "</Key><Code>" + code + "</Code><Message>"
                                        + message + "</Message></Error>")
                                .reduce("", String::concat)
                        + "</DeleteResult>");
    }

    @Test
    void whatIsWrittenMeanwhileGoesToo() {
        String bucket = bucket(2);
        AtomicInteger writes = new AtomicInteger();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.DELETE_BUCKET && writes.getAndIncrement() < 2) {
                STORE.put(bucket, "late", "x");
            }
            return behind.pass(call);
        });
        removal.delete(bucket, Map.of());
        assertThat(stands(bucket)).isFalse();
        assertThat(STORE.calls(S3Operation.DELETE_BUCKET)).isEqualTo(3);
    }

    @Test
    void somebodyWhoAlwaysWritesIsToldOf() {
        String bucket = bucket(2);
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.DELETE_BUCKET) {
                STORE.put(bucket, "late", "x");
            }
            return behind.pass(call);
        });
        assertThat(catchThrowableOfType(ForkStackException.class, () -> removal.delete(bucket, Map.of())))
                .hasMessageContaining("somebody writes into it");
    }

    @Test
    void whatAConcurrentChangeRefusesIsWaitedFor() {
        String bucket = bucket(1);
        AtomicInteger count = new AtomicInteger();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.DELETE_BUCKET && count.getAndIncrement() < 2) {
                throw new Refusal(409, "OperationAborted", "A conflicting operation is in progress.");
            }
            return behind.pass(call);
        });
        removal.delete(bucket, Map.of());
        assertThat(stands(bucket)).isFalse();
    }

    @Test
    void aBucketThatAColleagueHasMadeAgainMeanwhileIsLeftAlone() {
        String bucket = bucket(2);
        AtomicBoolean isTheirs = new AtomicBoolean();
        STORE.mood((call, behind) -> {
            S3Answer answer = behind.pass(call);
            if (call.operation() == S3Operation.DELETE_OBJECTS && isTheirs.compareAndSet(false, true)) {
                STORE.client().deleteBucket(request -> request.bucket(bucket));
                STORE.client().createBucket(request -> request.bucket(bucket));
                STORE.put(bucket, ".forkstack/mark.json", "theirs");
                STORE.put(bucket, "their work", "x");
            }
            return answer;
        });
        removal.delete(bucket, Map.of(), () -> !isTheirs.get());
        assertThat(STORE.content(bucket)).containsOnlyKeys(".forkstack/mark.json", "their work");
    }

    @ParameterizedTest
    @EnumSource(
            value = S3Operation.class,
            names = {"LIST_OBJECT_VERSIONS", "LIST_MULTIPART_UPLOADS"})
    void aStoreThatGivesTheSamePageAgainAndAgainIsNotListedForEver(S3Operation listing) {
        String bucket = bucket(1);
        String name = listing == S3Operation.LIST_OBJECT_VERSIONS ? "ListVersionsResult" : "ListMultipartUploadsResult";
        STORE.mood((call, behind) -> call.operation() == listing
                ? S3Answer.xml(
                        200,
                        "<" + name + "><IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker></" + name + ">")
                : behind.pass(call));
        assertThat(catchThrowableOfType(ForkStackException.class, () -> removal.delete(bucket, Map.of()))
                        .kind())
                .isEqualTo(Kind.MALFORMED_RESPONSE);
    }

    @Test
    void anEntryWithoutAKeyIsNoRequestAboutTheBucket() {
        String bucket = bucket(0);
        STORE.mood((call, behind) -> call.operation() == S3Operation.LIST_OBJECT_VERSIONS
                ? S3Answer.xml(
                        200,
                        "<ListVersionsResult><IsTruncated>false</IsTruncated><Version><Key/></Version>"
                                + "</ListVersionsResult>")
                : behind.pass(call));
        assertThat(catchThrowableOfType(ForkStackException.class, () -> removal.empty(bucket)))
                .isNotNull();
        assertThat(stands(bucket)).isTrue();
    }

    @Test
    void absenceIsSuccess() {
        removal.delete("nonesuch", Map.of());
        removal.empty("nonesuch");
    }

    @Test
    void aKeyThatMayNotListVersionsIsToldSo() {
        String bucket = bucket(1);
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.LIST_OBJECT_VERSIONS) {
                throw new Refusal(403, "AccessDenied", "no");
            }
            return behind.pass(call);
        });
        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> removal.delete(bucket, Map.of()));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining("list the versions of bucket");
    }
}
