package dev.forkstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class KeysThatAreNoFileNamesTest {

    @TempDir
    Path home;

    RunningServer server;
    S3Client client;

    @BeforeEach
    void start() throws Exception {
        server = new RunningServer(home, "mine");
        client = server.client("mine");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    static Stream<String> impossible() {
        return Stream.of(
                "c//d",
                "/c",
                "//",
                "c/./d",
                "c/../d",
                "./c",
                "c/..",
                "c/.mpus-x",
                ".s3proxy-slash",
                "d/.s3proxy-slash",
                ".s3proxy-versions/x");
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void areRefusedAndNeverMergedWithOthers(String key) throws Exception {
        put("c/d", "beside");
        List<Path> before = files();

        refused("InvalidArgument", () -> put(key, "content"));
        refused(
                "InvalidArgument",
                () -> client.createMultipartUpload(r -> r.bucket("mine").key(key)));
        refused(
                "InvalidArgument",
                () -> client.copyObject(r -> r.sourceBucket("mine")
                        .sourceKey("c/d")
                        .destinationBucket("mine")
                        .destinationKey(key)));
        assertThatThrownBy(() -> get(key)).isInstanceOf(NoSuchKeyException.class);
        client.deleteObject(r -> r.bucket("mine").key(key));

        assertThat(files()).isEqualTo(before);
        assertThat(get("c/d")).isEqualTo("beside");
    }

    @Test
    void anUploadIdIsNoWayOutOfTheBucket() throws Exception {
        List<Path> before = files();

        refused(
                "InvalidArgument",
                () -> client.uploadPart(
                        r -> r.bucket("mine").key("a").uploadId("../../other").partNumber(1),
                        RequestBody.fromString("part")));
        refused(
                "InvalidArgument",
                () -> client.listParts(r -> r.bucket("mine").key("a").uploadId("../../other")));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void theServersOwnNamesAreNoWayToOtherKeys() {
        put("secret", "content");

        assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("mine").key(".mpus-x/../secret")))
                .isInstanceOf(S3Exception.class);
    }

    @Test
    void anObjectCannotStandWhereOthersGoOn() {
        put("a/b", "inner");
        refused("InvalidArgument", () -> put("a", "outer"));
        assertThatThrownBy(() -> get("a")).isInstanceOf(NoSuchKeyException.class);
        client.deleteObject(r -> r.bucket("mine").key("a"));
        assertThat(get("a/b")).isEqualTo("inner");
    }

    @Test
    void nothingGoesOnBelowAnObject() {
        put("a", "outer");
        refused("InvalidArgument", () -> put("a/b", "inner"));
        refused("InvalidArgument", () -> put("a/b/c", "inner"));
        refused("InvalidArgument", () -> put("a/", ""));
        assertThatThrownBy(() -> get("a/b")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> get("a/")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() ->
                        client.putObjectAcl(r -> r.bucket("mine").key("a/").acl(ObjectCannedACL.PUBLIC_READ)))
                .isInstanceOf(NoSuchKeyException.class);
        client.deleteObject(r -> r.bucket("mine").key("a/b"));
        client.deleteObject(r -> r.bucket("mine").key("a/"));
        assertThat(get("a")).isEqualTo("outer");
    }

    @Test
    void anUploadInPartsMeetsWhatCameBetween() {
        String upload =
                client.createMultipartUpload(r -> r.bucket("mine").key("a/b")).uploadId();
        String tag = client.uploadPart(
                        r -> r.bucket("mine").key("a/b").uploadId(upload).partNumber(1), RequestBody.fromString("part"))
                .eTag();
        put("a", "outer");
        // By then the answer has begun with 200, as on S3, and that it failed stands in its body.
        assertThatThrownBy(() -> client.completeMultipartUpload(r -> r.bucket("mine")
                        .key("a/b")
                        .uploadId(upload)
                        .multipartUpload(m -> m.parts(
                                CompletedPart.builder().partNumber(1).eTag(tag).build()))))
                .isInstanceOf(S3Exception.class);
        assertThat(get("a")).isEqualTo("outer");
    }

    @Test
    void aNameFitsTheFileSystemOrIsRefused() {
        put("n".repeat(218), "fits");
        assertThat(get("n".repeat(218))).isEqualTo("fits");
        refused("KeyTooLongError", () -> put("n".repeat(219), "one byte more"));
        refused("KeyTooLongError", () -> put("ä".repeat(110), "two bytes a letter"));
        put("d".repeat(255) + "/n", "fits");
        refused("KeyTooLongError", () -> put("d".repeat(256) + "/n", "one byte more"));
        refused("KeyTooLongError", () -> put("d/".repeat(513), ""));
    }

    @Test
    void aNameFitsWithItsPartsOrIsRefused() {
        for (String key : List.of("n".repeat(169), "d".repeat(212) + "/" + "n".repeat(212))) {
            assertThat(putInParts(key)).isEqualTo("part");
        }
        for (String key : List.of("n".repeat(170), "d".repeat(213) + "/n", "d/" + "n".repeat(213))) {
            refused("KeyTooLongError", () -> putInParts(key));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ä/ö ü.txt",
                "日本/語",
                "a+b c%20d",
                "emoji-😀",
                "...",
                "..a",
                "a..",
                "~",
                "a:b?c*d",
                " lead",
                "a\\b"
            })
    void otherKeysAreKeptAsTheyAre(String key) {
        put(key, "content of " + key);
        assertThat(get(key)).isEqualTo("content of " + key);
        assertThat(keys("")).containsExactly(key);
    }

    @Test
    void anObjectMayBeCalledAsAnUploadIs() {
        String key = "users/user-" + UUID.randomUUID();
        put(key, "content");
        assertThat(get(key)).isEqualTo("content");
        assertThat(keys("users/")).containsExactly(key);
    }

    @Test
    void anUploadInProgressIsNotListed() throws Exception {
        put("a", "content");
        Files.writeString(server.file("mine", "a-" + UUID.randomUUID()), "conte");
        assertThat(keys("")).containsExactly("a");
    }

    @Test
    void aFolderIsKeptAndHoldsNothing() {
        put("folder/", "");
        assertThat(get("folder/")).isEmpty();
        assertThat(keys("")).containsExactly("folder/");
        refused("InvalidArgument", () -> put("folder/", "content"));
        refused(
                "InvalidArgument",
                () -> client.createMultipartUpload(r -> r.bucket("mine").key("folder/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c//", "/", "c/./", "c/../", "c/..", "nothing/"})
    void nothingIsListedBelowAnImpossiblePrefix(String prefix) {
        put("c/d", "content");
        assertThat(keys(prefix)).isEmpty();
    }

    @Test
    void anEmptyDirectoryOfADeadServerIsNoObstacle() throws Exception {
        Files.createDirectory(server.file("mine", "a"));
        put("a", "content");
        assertThat(get("a")).isEqualTo("content");
    }

    private String putInParts(String key) {
        String upload =
                client.createMultipartUpload(r -> r.bucket("mine").key(key)).uploadId();
        String tag = client.uploadPart(
                        r -> r.bucket("mine").key(key).uploadId(upload).partNumber(10_000),
                        RequestBody.fromString("part"))
                .eTag();
        client.completeMultipartUpload(r -> r.bucket("mine")
                .key(key)
                .uploadId(upload)
                .multipartUpload(m -> m.parts(
                        CompletedPart.builder().partNumber(10_000).eTag(tag).build())));
        return get(key);
    }

    private void put(String key, String content) {
        client.putObject(r -> r.bucket("mine").key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
        return client.getObjectAsBytes(r -> r.bucket("mine").key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return client.listObjectsV2(r -> r.bucket("mine").prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home, FileVisitOption.values())) {
            return files.sorted().toList();
        }
    }

    private static void refused(String code, ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).hasSizeGreaterThan(20);
        });
    }
}
