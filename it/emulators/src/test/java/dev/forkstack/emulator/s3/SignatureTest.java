package dev.forkstack.emulator.s3;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.s3.Credential.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

final class SignatureTest {

    @RegisterExtension
    static final RunningBuckets BUCKETS = new RunningBuckets(backstage -> new Personality() {
        @Override
        public String region() {
            return "auto";
        }

        @Override
        public boolean hasToBeSigned(String header) {
            return header.startsWith("x-tigris-");
        }
    });

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void fill() {
        BUCKETS.client().createBucket(request -> request.bucket("mine"));
        BUCKETS.client().createBucket(request -> request.bucket("other"));
        BUCKETS.client().putObject(request -> request.bucket("other").key("k"), RequestBody.fromString("v"));
    }

    @Test
    void nobodyIsLetInWithoutTheRightSecret() throws Exception {
        Credential wrong = Credential.ofAccount("owner", "tid_owner", "guessed");
        refused(403, "SignatureDoesNotMatch", () -> BUCKETS.client(wrong).listBuckets());
        Credential unknown = Credential.ofAccount("owner", "tid_unknown", "guessed");
        refused(403, "InvalidAccessKeyId", () -> BUCKETS.client(unknown).listBuckets());
        HttpRequest unsigned = HttpRequest.newBuilder(BUCKETS.emulator().uri()).build();
        assertThat(http.send(unsigned, HttpResponse.BodyHandlers.ofString()).body())
                .contains("<Code>AccessDenied<");
    }

    @Test
    void aKeyOfOneBucketOpensNoOther() {
        S3Client editor = key("tid_editor", Role.EDITOR);
        editor.putObject(request -> request.bucket("mine").key("k"), RequestBody.fromString("v"));
        refused(
                403,
                "AccessDenied",
                () -> editor.getObjectAsBytes(request -> request.bucket("other").key("k")));
        refused(
                403,
                "AccessDenied",
                () -> editor.copyObject(request -> request.sourceBucket("other")
                        .sourceKey("k")
                        .destinationBucket("mine")
                        .destinationKey("k")));
        refused(403, "AccessDenied", () -> editor.createBucket(request -> request.bucket("third")));
        assertThat(editor.listBuckets().buckets()).hasSize(1);
        S3Client reader = key("tid_reader", Role.READ_ONLY);
        reader.listObjectsV2(request -> request.bucket("mine"));
        refused(
                403,
                "AccessDenied",
                () -> reader.deleteObject(request -> request.bucket("mine").key("k")));
    }

    @Test
    void aSessionNeedsItsTokenAndEnds() {
        Credential lasting = Credential.ofBuckets("owner", "tid_session", "s", "session", Map.of("mine", Role.EDITOR));
        Credential session = lasting.withSession("token", Instant.now().plusSeconds(60));
        BUCKETS.emulator().credentials().put(session);
        BUCKETS.client(session).listObjectsV2(request -> request.bucket("mine"));
        refused(400, "InvalidToken", () -> BUCKETS.client(lasting).listObjectsV2(request -> request.bucket("mine")));
        BUCKETS.emulator()
                .credentials()
                .put(lasting.withSession("token", Instant.now().minusSeconds(1)));
        refused(400, "ExpiredToken", () -> BUCKETS.client(session).listObjectsV2(request -> request.bucket("mine")));
    }

    @Test
    void aPresignedAddressWorksAndNoHeaderIsAddedToIt() throws Exception {
        URI put = presigned(Duration.ofMinutes(1));
        HttpRequest.Builder request = HttpRequest.newBuilder(put)
                .PUT(BodyPublishers.ofString("by address"))
                .header("x-amz-meta-a", "b");
        assertThat(status(request)).isEqualTo(403);
        request = HttpRequest.newBuilder(put)
                .PUT(BodyPublishers.ofString("by address"))
                .header("X-Tigris-Enable-Snapshot", "true");
        assertThat(status(request)).isEqualTo(403);
        assertThat(status(HttpRequest.newBuilder(put).PUT(BodyPublishers.ofString("by address"))))
                .isEqualTo(200);
        assertThat(BUCKETS.client()
                        .getObjectAsBytes(read -> read.bucket("mine").key("presigned"))
                        .asUtf8String())
                .isEqualTo("by address");
        assertThat(BUCKETS.emulator().traffic().calls().toString()).doesNotContain("X-Amz-");
    }

    @Test
    void whoseClockIsWrongIsToldTheRightTime() throws Exception {
        BUCKETS.emulator().advance(Duration.ofMinutes(20));
        try {
            // A client of its own, as clients remember by how much their clock was wrong.
            S3Client wrong = BUCKETS.client(RunningBuckets.OWNER);
            refused(403, "RequestTimeTooSkewed", wrong::listBuckets);
            HttpRequest any = HttpRequest.newBuilder(BUCKETS.emulator().uri()).build();
            String date = http.send(any, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .orElseThrow();
            Instant said = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            assertThat(said).isAfter(Instant.now().plusSeconds(19 * 60));
            try (S3Client patient = S3Client.builder()
                    .endpointOverride(BUCKETS.emulator().uri())
                    .region(Region.of("auto"))
                    .forcePathStyle(true)
                    .httpClient(UrlConnectionHttpClient.create())
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create("tid_owner", "secret-of-owner")))
                    .build()) {
                assertThat(patient.listBuckets().buckets()).isNotEmpty();
            }
        } finally {
            BUCKETS.emulator().advance(Duration.ofMinutes(-20));
            // All clients of this process share what one has learned.
            SdkGlobalTime.setGlobalTimeOffset(0);
        }
    }

    @Test
    void contentInChunksIsUnpacked() {
        try (S3Client chunked = S3Client.builder()
                .endpointOverride(BUCKETS.emulator().uri())
                .region(Region.of("auto"))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("tid_owner", "secret-of-owner")))
                .build()) {
            chunked.putObject(
                    request -> request.bucket("mine").key("chunked"), RequestBody.fromBytes(new byte[200_000]));
        }
        var found =
                BUCKETS.client().headObject(request -> request.bucket("mine").key("chunked"));
        assertThat(found.contentLength()).isEqualTo(200_000);
        assertThat(found.contentEncoding()).isNull();
    }

    private S3Client key(String id, Role role) {
        Credential key = Credential.ofBuckets("owner", id, "secret-of-" + id, id, Map.of("mine", role));
        BUCKETS.emulator().credentials().put(key);
        return BUCKETS.client(key);
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static URI presigned(Duration life) throws Exception {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(BUCKETS.emulator().uri())
                .region(Region.of("auto"))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("tid_owner", "secret-of-owner")))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return presigner
                    .presignPutObject(request -> request.signatureDuration(life)
                            .putObjectRequest(put -> put.bucket("mine").key("presigned")))
                    .url()
                    .toURI();
        }
    }
}
