package dev.forkstack.http.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.ScriptedServer;
import dev.forkstack.http.s3.S3Request.Repeat;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store may do to us, and what we make of it. */
class S3ApiTest {

    private static final String SECRET = "sec-3f9a7c1e5b";
    private static final S3Request WRITE =
            S3Request.of("PUT", "tag bucket b", "b", "").with("tagging", "");
    private static final S3Request MAKE =
            S3Request.of("PUT", "create bucket b", "b", "").repeated(Repeat.NEVER);

    private final ScriptedServer server = new ScriptedServer();
    private final RecordedProgress progress = new RecordedProgress();

    S3ApiTest() throws IOException {}

    @AfterEach
    void close() {
        server.close();
    }

    private S3Api api() {
        return new S3Api(
                new Store("Store", server.uri(), "eu-central-1", "Set KEY."),
                () -> new AccessKey("AKID", new Secret(SECRET), Optional.of(new Secret("tok"))),
                new Pacing(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofSeconds(3), Duration.ofSeconds(1)),
                progress);
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>No &amp; no.</Message></Error>";
    }

    private ForkStackException failure(S3Request request) {
        return catchThrowableOfType(ForkStackException.class, () -> api().call(request));
    }

    @Test
    void signsEveryHeaderAndEncodesAKeyAsTheSignatureWantsIt() {
        server.then(200, "", "");
        api().call(S3Request.of("PUT", "copy", "b", "a b/ü+*'~.txt")
                .header("X-Tigris-Fork-Source-Bucket", "prod")
                .with("tagging", ""));
        assertThat(server.requests().get(0))
                .startsWith("PUT /v1/b/a%20b/%C3%BC%2B%2A%27~.txt?tagging HTTP/1.1")
                .containsIgnoringCase("x-tigris-fork-source-bucket: prod")
                .containsIgnoringCase("x-amz-security-token: tok")
                .contains("/eu-central-1/s3/aws4_request")
                .containsPattern("SignedHeaders=[a-z0-9;-]*x-tigris-fork-source-bucket")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SlowDown", "OperationAborted"})
    void sendsAgainWhatTheStoreSaysItHasNotBegunWhateverItIs(String code) {
        server.then(code.equals("SlowDown") ? 503 : 409, "", error(code)).then(200, "", "");
        assertThat(api().call(MAKE.accepting(409)).isSuccess()).isTrue();
        assertThat(server.requests()).hasSize(2);
    }

    /** As a store copies: it has answered, and sends blanks until it is done. */
    @Test
    void anInterruptEndsWhatMayTakeLongAlsoWhileItsAnswerComes() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        server.then(out -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n \r\n".getBytes(US_ASCII));
            begun.countDown();
            TimeUnit.SECONDS.sleep(20);
        });
        Thread thread = new Thread(() -> failure(WRITE.repeated(Repeat.FREELY).within(Duration.ofMinutes(2))));
        thread.start();
        begun.await();

        thread.interrupt();

        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void findsAFailureInsideAnAnswerOf200() {
        server.then(200, "", error("InternalError")).then(200, "", "<CopyObjectResult/>");
        assertThat(api().call(WRITE).isSuccess()).isTrue();
        server.then(200, "", error("AccessDenied"));
        assertThat(failure(WRITE).kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void neverSendsTwiceWhatMustNotBeRepeated() {
        server.thenDrops().then(200, "", "");
        ForkStackException failure = failure(MAKE);
        assertThat(failure.leavesOutcomeOpen()).isTrue();
        assertThat(failure).hasMessageContaining("create bucket b");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void learnsHowFarTheClockOfTheStoreIsAhead() {
        String there = ZonedDateTime.now(ZoneOffset.UTC).plusHours(3).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        server.then(403, "Date: " + there + "\r\n", error("RequestTimeTooSkewed"))
                .then(200, "", "");
        assertThat(api().call(MAKE).isSuccess()).isTrue();
        String hour =
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(3).format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HH"));
        assertThat(server.requests().get(1)).containsIgnoringCase("x-amz-date: " + hour);
    }

    @Test
    void learnsTheTimeFromARefusalWithoutWordsToo() {
        String there = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(3));
        server.then(403, "Date: " + there + "\r\n", "").then(200, "", "").then(403, "Date: " + there + "\r\n", "");
        Buckets buckets = new Buckets(api());

        assertThat(buckets.head("b")).isPresent();
        assertThat(catchThrowableOfType(ForkStackException.class, () -> buckets.head("b"))
                        .kind())
                .isEqualTo(Kind.UNAUTHORIZED);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void saysThatAClockIsWrongWhereTheStoreDoesNotTellItsTime() {
        server.then(403, "", error("RequestTimeTooSkewed"));
        assertThat(failure(MAKE).remedy()).contains("clock");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void namesTheRegionThatTheBucketIsIn() {
        server.then(301, "x-amz-bucket-region: eu-west-1\r\n", error("PermanentRedirect"));
        assertThat(failure(WRITE).remedy()).contains("eu-west-1");
    }

    @Test
    void tellsWhatTheStoreSaysWithoutTheKey() {
        server.then(403, "x-amz-request-id: R-1\r\n", error("InvalidAccessKeyId"));
        ForkStackException failure = failure(WRITE);
        assertThat(failure).hasMessage("Store did not tag bucket b: 403 InvalidAccessKeyId, No & no. (request R-1).");
        assertThat(failure.remedy()).isEqualTo("Set KEY.");
    }

    @Test
    void readsNoFileThatAnAnswerNames() {
        server.then(
                200,
                "",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ListBucketResult><Contents><Key>&x;</Key>"
                        + "</Contents></ListBucketResult>");
        assertThat(catchThrowableOfType(
                                ForkStackException.class,
                                () -> new Objects(api(), "b").list("", Optional.empty(), java.util.Map.of()))
                        .kind())
                .isEqualTo(Kind.MALFORMED_RESPONSE);
    }

    @Test
    void takesHalfAListingForNone() {
        server.then(200, "", "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>");
        assertThat(catchThrowableOfType(
                                ForkStackException.class,
                                () -> new Objects(api(), "b").list("", Optional.empty(), java.util.Map.of()))
                        .kind())
                .isEqualTo(Kind.MALFORMED_RESPONSE);
    }

    @Test
    void decodesKeysOfAListing() {
        server.then(
                200,
                "",
                "<ListBucketResult><IsTruncated>false</IsTruncated><EncodingType>url</EncodingType><Contents><Key>a+b%2Bc%0Ad/%C3%BC</Key><Size>7</Size>"
                        + "<ETag>&quot;e&quot;</ETag></Contents></ListBucketResult>");
        assertThat(new Objects(api(), "b")
                        .list("", Optional.empty(), java.util.Map.of())
                        .objects())
                .containsExactly(new ObjectEntry("a b+c\nd/ü", 7, "\"e\"", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Code\":\"AccessDenied\",\"Message\":\"No & no.\"}",
                "{\"status\":\"error\",\"code\":\"AccessDenied\",\"message\":\"No & no.\"}"
            })
    void aFailureMayBeToldInJsonToo(String body) {
        for (int status : new int[] {403, 200}) {
            server.then(status, "", body);

            assertThat(failure(MAKE).getMessage()).contains("AccessDenied, No & no.");
        }
    }

    @Test
    void whatIsAnsweredInJsonIsNoFailure() {
        server.then(200, "", "{\"status\":\"success\",\"message\":\"made\"}");

        assertThat(api().call(MAKE).json("The answer").text("message")).isEqualTo("made");
    }

    @Test
    void onlyAStoreThatSaysSoHasNoTags() {
        server.then(404, "", error("NoSuchTagSet"));
        server.then(404, "", error("NoSuchBucket"));
        server.then(404, "", "<html>not here</html>");
        Buckets buckets = new Buckets(api());

        assertThat(buckets.tags("b")).hasValue(java.util.Map.of());
        assertThat(buckets.tags("b")).isEmpty();
        assertThat(catchThrowableOfType(ForkStackException.class, () -> buckets.tags("b"))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }
}
