package dev.forkstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

class KeyGateTest {

    @TempDir
    static Path home;

    static RunningServer server;
    static S3Client mine;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(home, "mine", "theirs");
        mine = server.client("mine");
        server.client("theirs").putObject(r -> r.bucket("theirs").key("k"), RequestBody.fromString("theirs"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void opensItsOwnBucketAndNoOther() {
        mine.putObject(r -> r.bucket("mine").key("k"), RequestBody.fromString("mine"));

        refused(
                "AccessDenied",
                () -> mine.getObjectAsBytes(r -> r.bucket("theirs").key("k")));
        refused("AccessDenied", () -> mine.listObjectsV2(r -> r.bucket("theirs")));
        refused("AccessDenied", () -> mine.listMultipartUploads(r -> r.bucket("theirs")));
        refused(
                "AccessDenied",
                () -> mine.putObject(r -> r.bucket("theirs").key("k"), RequestBody.fromString("stolen")));
        refused("AccessDenied", () -> mine.deleteObject(r -> r.bucket("theirs").key("k")));
        refused(
                "AccessDenied",
                () -> mine.createMultipartUpload(r -> r.bucket("theirs").key("k")));
        refused(
                "AccessDenied",
                () -> mine.deleteObjects(r -> r.bucket("theirs")
                        .delete(d ->
                                d.objects(ObjectIdentifier.builder().key("k").build()))));
    }

    @Test
    void copiesNothingOutOfAnotherBucket() {
        refused(
                "AccessDenied",
                () -> mine.copyObject(r -> r.sourceBucket("theirs")
                        .sourceKey("k")
                        .destinationBucket("mine")
                        .destinationKey("copy")));
        String upload =
                mine.createMultipartUpload(r -> r.bucket("mine").key("copy")).uploadId();
        refused(
                "AccessDenied",
                () -> mine.uploadPartCopy(r -> r.sourceBucket("theirs")
                        .sourceKey("k")
                        .destinationBucket("mine")
                        .destinationKey("copy")
                        .uploadId(upload)
                        .partNumber(1)));
    }

    @Test
    void listsNoBucketButItsOwn() {
        assertThat(mine.listBuckets().buckets()).extracting(Bucket::name).containsExactly("mine");
    }

    @Test
    void neitherMakesNorRemovesBuckets() {
        assertThatThrownBy(() -> mine.createBucket(r -> r.bucket("mine")))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
        refused("AccessDenied", () -> mine.createBucket(r -> r.bucket("another")));
        refused("AccessDenied", () -> mine.deleteBucket(r -> r.bucket("mine")));
        refused("AccessDenied", () -> mine.deleteBucket(r -> r.bucket("theirs")));
        assertThat(server.directory.bucket("mine")).isDirectory();
        assertThat(server.directory.bucket("another")).doesNotExist();
    }

    @Test
    void worksFromTheMomentItIsMadeUntilItIsRemoved() throws Exception {
        String id = "JUSTMADE000000000000";
        S3Client client = server.client(id, RunningServer.SECRET);
        refused("InvalidAccessKeyId", () -> client.listObjectsV2(r -> r.bucket("mine")));
        server.giveKey(id, "mine");
        client.listObjectsV2(r -> r.bucket("mine"));
        Files.delete(server.keyFile(id));
        refused("InvalidAccessKeyId", () -> client.listObjectsV2(r -> r.bucket("mine")));
    }

    @Test
    void isNothingWithoutItsSecret() {
        S3Client client = server.client(RunningServer.keyId("mine"), "guessed");
        refused("SignatureDoesNotMatch", () -> client.listObjectsV2(r -> r.bucket("mine")));
    }

    @Test
    void cannotNameAFileOutsideTheKeys() throws Exception {
        Files.writeString(home.resolve("outside.properties"), "bucket=mine\nsecret=" + RunningServer.SECRET + "\n");
        S3Client client = server.client("..%2Foutside", RunningServer.SECRET);
        refused("InvalidAccessKeyId", () -> client.listObjectsV2(r -> r.bucket("mine")));
    }

    @Test
    void isNeededEvenForAnObjectThatEverybodyMayRead() throws Exception {
        mine.putObject(
                r -> r.bucket("mine").key("public").acl(ObjectCannedACL.PUBLIC_READ), RequestBody.fromString("open"));
        HttpResponse<String> answer = get("/mine/public");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("AccessDenied").doesNotContain("open");
        assertThat(get("/mine").statusCode()).isEqualTo(403);
        assertThat(get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void isNotAskedForByTheOldSignature() throws Exception {
        HttpResponse<String> answer = get("/mine/k", "Authorization", "AWS " + RunningServer.keyId("mine") + ":c2ln");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("AccessDenied");
    }

    @Test
    void tellsWithoutASignatureWhichServerThisIs() throws Exception {
        assertThat(get("/forkstack-s3").body()).contains(RunningServer.INSTANCE);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.endpoint() + path)).header("x-amz-date", "20260101T000000Z");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void refused(String code, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
