package dev.forkstack.emulator.r2;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.s3.BucketClients;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.Payload;
import dev.forkstack.emulator.s3.Upstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What R2 has, and what it is documented not to have. */
final class R2EmulatorTest {

    @TempDir
    static Path directory;

    private static R2Emulator r2;
    private static S3Client client;

    @BeforeAll
    static void start() {
        r2 = R2Emulator.start(0, directory.resolve("service"), R2Options.DEFAULT.inPagesOf(2));
        client = BucketClients.of(r2.endpoint(), r2.owner());
    }

    @AfterAll
    static void stop() {
        client.close();
        r2.close();
        assertThat(r2.traffic().violations()).isEmpty();
    }

    @Test
    void whatItDoesNotKnowIsAnswered501() {
        client.createBucket(request -> request.bucket("known"));
        refused(501, "NotImplemented", () -> client.getBucketTagging(request -> request.bucket("known")));
        refused(501, "NotImplemented", () -> client.listObjectVersions(request -> request.bucket("known")));
        refused(
                501,
                "NotImplemented",
                () -> client.listObjectsV2(request -> request.bucket("known").expectedBucketOwner("123456789012")));
        refused(
                501,
                "NotImplemented",
                () -> client.putObject(
                        request -> request.bucket("known").key("k").tagging("a=b"), RequestBody.fromString("text")));
        refused(409, "BucketConflict", () -> client.createBucket(request -> request.bucket("known")));
    }

    @Test
    void aListOfBucketsHasPagesOfItsOwnKind() throws IOException {
        for (String name : new String[] {"page-a", "page-b", "page-c"}) {
            client.createBucket(request -> request.bucket(name));
        }
        Upstream door =
                new Upstream(r2.endpoint(), r2.owner().accessKeyId(), r2.owner().secret());

        var first = door.send("GET", "", "", "prefix=page-", Map.of(), Payload.none());
        var second = door.send(
                "GET", "", "", "", Map.of("cf-prefix", "page-", "cf-continuation-token", "page-b"), Payload.none());

        assertThat(first.header("cf-is-truncated")).hasValue("true");
        assertThat(first.header("cf-next-continuation-token")).hasValue("page-b");
        assertThat(second.header("cf-is-truncated")).hasValue("false");
        assertThat(second.text()).contains("<Name>page-c</Name>").doesNotContain("page-a");
    }

    @Test
    void aBucketWithAnUnfinishedUploadIsNotEmpty() {
        client.createBucket(request -> request.bucket("uploading"));
        String upload = client.createMultipartUpload(
                        request -> request.bucket("uploading").key("k"))
                .uploadId();
        refused(409, "BucketNotEmpty", () -> client.deleteBucket(request -> request.bucket("uploading")));
        client.abortMultipartUpload(
                request -> request.bucket("uploading").key("k").uploadId(upload));
        client.deleteBucket(request -> request.bucket("uploading"));
    }

    @Test
    void aKeyThatIsIssuedOpensOneBucketAndEnds() throws Exception {
        client.createBucket(request -> request.bucket("opened"));
        client.createBucket(request -> request.bucket("closed"));
        JsonNode issued = issue("opened", 3_600);
        Credential key = Credential.ofAccount(
                        R2Emulator.ACCOUNT,
                        issued.path("accessKeyId").asText(),
                        issued.path("secretAccessKey").asText())
                .withSession(issued.path("sessionToken").asText(), Instant.MAX);
        try (S3Client temporary = BucketClients.of(r2.endpoint(), key)) {
            temporary.putObject(request -> request.bucket("opened").key("k"), RequestBody.fromString("text"));
            refused(403, "AccessDenied", () -> temporary.listObjectsV2(request -> request.bucket("closed")));
            refused(403, "AccessDenied", () -> temporary.createBucket(request -> request.bucket("third")));
            assertThat(r2.keysTo("opened")).isEqualTo(1);
            r2.advance(Duration.ofMinutes(61));
            assertThat(r2.keysTo("opened")).isZero();
            r2.advance(Duration.ofMinutes(-61));
        }
        assertThat(issue("opened", 700_000).path("success").asBoolean(true)).isFalse();
    }

    /** The result, or the whole answer where there is none. */
    private static JsonNode issue(String bucket, int seconds) throws IOException, InterruptedException {
        String body = Json.object()
                .put("bucket", bucket)
                .put("parentAccessKeyId", r2.owner().accessKeyId())
                .put("permission", "object-read-write")
                .put("ttlSeconds", seconds)
                .toString();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(r2.api() + "/accounts/" + R2Emulator.ACCOUNT + "/r2/temp-access-credentials"))
                .header("Authorization", "Bearer " + r2.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        JsonNode answer = Json.MAPPER.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
        return answer.path("result").isObject() ? answer.path("result") : answer;
    }
}
