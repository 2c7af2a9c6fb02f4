package dev.forkstack.emulator.s3;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.emulator.Call;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

final class BucketFaultTest {

    @RegisterExtension
    static final RunningBuckets BUCKETS = new RunningBuckets(backstage -> () -> "auto");

    private final S3Client client = BUCKETS.client();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void fill() {
        BUCKETS.client().createBucket(request -> request.bucket("faulty"));
        BUCKETS.client().putObject(request -> request.bucket("faulty").key("k"), RequestBody.fromString("content"));
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN_403, 403, AccessDenied",
        "CLOCK_SKEWED_403, 403, RequestTimeTooSkewed",
        "NOT_FOUND_404, 404, NoSuchKey",
        "CONFLICT_409, 409, OperationAborted",
        "THROTTLED_429, 429, TooManyRequests",
        "ERROR_500, 500, InternalError",
        "UNAVAILABLE_503, 503, SlowDown"
    })
    void anErrorLetsNothingBeDone(Kind kind, int status, String code) {
        fail("PUT", "/faulty/never", kind);
        refused(status, code, () -> put("never"));
        assertThat(exists("never")).isFalse();
        assertThat(BUCKETS.emulator().traffic().calls()).contains(new Call("PUT", "/faulty/never", "", status));
    }

    @Test
    void anErrorAfterTheEffectHidesThatAllWasDone() {
        fail("PUT", "/faulty/after", Kind.ERROR_500_AFTER_EFFECT);
        refused(500, "InternalError", () -> put("after"));
        assertThat(exists("after")).isTrue();
        fail("PUT", "/faulty/dropped", Kind.DROPPED_AFTER_EFFECT);
        assertThatThrownBy(() -> put("dropped")).isInstanceOf(SdkClientException.class);
        assertThat(exists("dropped")).isTrue();
        fail("PUT", "/faulty/before", Kind.DROPPED_BEFORE_EFFECT);
        assertThatThrownBy(() -> put("before")).isInstanceOf(SdkClientException.class);
        assertThat(exists("before")).isFalse();
    }

    @Test
    void anErrorComesWithinAnAnswerThatSeemsWell() throws Exception {
        fail("PUT", "/faulty/copied", Kind.ERROR_IN_200);
        assertThatThrownBy(() -> client.copyObject(request -> request.sourceBucket("faulty")
                        .sourceKey("k")
                        .destinationBucket("faulty")
                        .destinationKey("copied")))
                .hasMessageContaining("ERROR_IN_200");
        assertThat(exists("copied")).isFalse();
        put("one");
        put("two");
        fail("POST", "\\?delete", Kind.ERROR_IN_200);
        var answer = client.deleteObjects(request -> request.bucket("faulty")
                .delete(all -> all.objects(List.of(
                        ObjectIdentifier.builder().key("one").build(),
                        ObjectIdentifier.builder().key("two").build()))));
        assertThat(answer.errors()).extracting(S3Error::key).containsExactly("one");
        assertThat(answer.deleted()).hasSize(1);
        assertThat(exists("one")).isTrue();
        assertThat(exists("two")).isFalse();
    }

    @Test
    void anObjectIsCutShort() throws Exception {
        fail("GET", "/faulty/k", Kind.CUT_ANSWER);
        assertThatThrownBy(() -> http.send(signed(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anotherHostIsNamedAndNotFollowed() throws Exception {
        fail("GET", "/faulty/k", Kind.REDIRECT_TO_OTHER_HOST);
        HttpResponse<String> answer = http.send(signed(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        assertThat(BUCKETS.emulator().traffic().strayRequests()).isEmpty();
    }

    @Test
    void answersAreWebPagesOrTooLongOrWithoutEnd() throws Exception {
        fail("GET", "/faulty/k", Kind.NOT_JSON);
        assertThat(http.send(signed(), HttpResponse.BodyHandlers.ofString()).body())
                .contains("<html>");
        fail("GET", "/faulty/k", Kind.GIANT_ANSWER);
        assertThat(length(Long.MAX_VALUE)).isEqualTo(64 << 20);
        fail("GET", "/faulty/k", Kind.ENDLESS_ANSWER);
        assertThat(length(1 << 20)).isEqualTo(1 << 20);
    }

    @Test
    void theSkewedClockIsToldInTheDate() throws Exception {
        fail("GET", "/faulty/k", Kind.CLOCK_SKEWED_403);
        String date = http.send(signed(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Date")
                .orElseThrow();
        var said = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, java.time.Instant::from);
        assertThat(said).isAfter(java.time.Instant.now().plusSeconds(540));
    }

    private long length(long most) throws Exception {
        try (InputStream body =
                http.send(signed(), HttpResponse.BodyHandlers.ofInputStream()).body()) {
            return body.skip(most);
        }
    }

    private void put(String key) {
        client.putObject(request -> request.bucket("faulty").key(key), RequestBody.fromString("content"));
    }

    private boolean exists(String key) {
        return !client.listObjectsV2(request -> request.bucket("faulty").prefix(key))
                .contents()
                .isEmpty();
    }

    private static void fail(String method, String path, Kind kind) {
        BUCKETS.emulator().traffic().fail(new Fault(method, path, 1, kind));
    }

    private static HttpRequest signed() throws Exception {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(BUCKETS.emulator().uri())
                .region(Region.of("auto"))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("tid_owner", "secret-of-owner")))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            URI uri = presigner
                    .presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(get -> get.bucket("faulty").key("k")))
                    .url()
                    .toURI();
            return HttpRequest.newBuilder(uri).build();
        }
    }
}
