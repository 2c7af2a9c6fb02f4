package dev.forkstack.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a fork holds, and that neither side sees what the other does afterwards. */
class ForkIT {

    private static final String DEV = "app-bucket-dev";

    @TempDir
    static Path home;

    static LocalBuckets buckets;
    static S3Client dev;

    @BeforeAll
    static void start() {
        buckets = new LocalBuckets(home);
        buckets.create("dev");
        dev = buckets.client("dev");
    }

    @AfterAll
    static void stop() {
        buckets.close();
    }

    @Test
    void holdsTheObjectsOfItsSourceAndTakesNoSpaceForThem() throws Exception {
        dev.putObject(
                r -> r.bucket(DEV).key("same/a ü").contentType("text/x-a").metadata(Map.of("colour", "blue")),
                RequestBody.fromString("content"));
        S3Client fork = fork("same");
        var head = fork.headObject(r -> r.bucket("app-bucket-same").key("same/a ü"));
        assertThat(head.contentType()).isEqualTo("text/x-a");
        assertThat(head.metadata()).containsEntry("colour", "blue");
        assertThat(text(fork, "app-bucket-same", "same/a ü")).isEqualTo("content");
        assertThat(Files.isSameFile(file(DEV, "same/a ü"), file("app-bucket-same", "same/a ü")))
                .isTrue();
        assertThat(buckets.progress.finished)
                .anyMatch(line -> line.matches("bucket app-bucket-same: linked [0-9,]+ objects? from " + DEV));
    }

    @Test
    void keepsChangesOnTheirSideInBothDirections() {
        for (String key : List.of("over", "gone", "self", "acl", "over2", "gone2", "self2", "acl2")) {
            put(dev, DEV, key, "old");
        }
        S3Client fork = fork("apart");
        change(dev, DEV, "");
        change(fork, "app-bucket-apart", "2");

        assertOld(fork, "app-bucket-apart", "");
        assertOld(dev, DEV, "2");
        assertThat(text(dev, DEV, "over")).isEqualTo("new");
        assertThat(text(fork, "app-bucket-apart", "over2")).isEqualTo("new");
    }

    private static void change(S3Client side, String bucket, String suffix) {
        put(side, bucket, "over" + suffix, "new");
        side.deleteObject(r -> r.bucket(bucket).key("gone" + suffix));
        side.copyObject(r -> r.sourceBucket(bucket)
                .sourceKey("self" + suffix)
                .destinationBucket(bucket)
                .destinationKey("self" + suffix)
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("colour", "red")));
        side.putObjectAcl(r -> r.bucket(bucket).key("acl" + suffix).acl(ObjectCannedACL.PUBLIC_READ));
    }

    private static void assertOld(S3Client side, String bucket, String suffix) {
        for (String key : List.of("over", "gone", "self", "acl")) {
            assertThat(text(side, bucket, key + suffix)).isEqualTo("old");
        }
        assertThat(side.headObject(r -> r.bucket(bucket).key("self" + suffix)).metadata())
                .isEmpty();
        assertThat(side.getObjectAcl(r -> r.bucket(bucket).key("acl" + suffix)).grants())
                .extracting(Grant::permission)
                .containsExactly(Permission.FULL_CONTROL);
    }

    @Test
    void leavesAnUploadInProgressBehind() throws Exception {
        put(dev, DEV, "slow", "old");
        try (Socket upload = slowUpload("slow", 3_000_000)) {
            upload.getOutputStream().write(new byte[1_000_000]);
            upload.getOutputStream().flush();
            awaitStaging("slow");
            S3Client fork = fork("mid-upload");
            upload.getOutputStream().write(new byte[2_000_000]);
            upload.getOutputStream().flush();
            assertThat(new String(upload.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");

            assertThat(text(dev, DEV, "slow")).hasSize(3_000_000);
            assertThat(text(fork, "app-bucket-mid-upload", "slow")).isEqualTo("old");
            assertThat(names("app-bucket-mid-upload")).noneMatch(name -> name.startsWith("slow-"));
            assertThat(keys(fork, "app-bucket-mid-upload")).contains("slow").noneMatch(key -> key.startsWith("slow-"));
        }
    }

    @Test
    void leavesUnfinishedPartsBehindButNotAFinishedWhole() {
        String open =
                dev.createMultipartUpload(r -> r.bucket(DEV).key("parts/open")).uploadId();
        dev.uploadPart(
                r -> r.bucket(DEV).key("parts/open").uploadId(open).partNumber(1), RequestBody.fromString("part"));
        S3Client fork = fork("parts");
        assertThat(names("app-bucket-parts")).noneMatch(name -> name.contains(open));
        assertThat(fork.listMultipartUploads(r -> r.bucket("app-bucket-parts")).uploads())
                .isEmpty();
        assertThat(dev.listParts(r -> r.bucket(DEV).key("parts/open").uploadId(open))
                        .parts())
                .hasSize(1);
    }

    @Test
    void takesOverFoldersAndObjectsThatAreCalledAsUploadsAre() {
        String named = "users/user-" + UUID.randomUUID();
        put(dev, DEV, named, "whole");
        put(dev, DEV, "folder/empty/", "");
        S3Client fork = fork("folders");
        assertThat(keys(fork, "app-bucket-folders")).contains("folder/empty/", named);
        fork.deleteObject(r -> r.bucket("app-bucket-folders").key("folder/empty/"));
        assertThat(keys(fork, "app-bucket-folders")).doesNotContain("folder/empty/");
        assertThat(keys(dev, DEV)).contains("folder/empty/");
    }

    @Test
    void isMadeFromAForkAsWell() {
        put(dev, DEV, "deep", "first");
        S3Client first = fork("first");
        put(first, "app-bucket-first", "deep", "second");
        buckets.fork("first", "second");
        S3Client second = buckets.client("second");
        put(first, "app-bucket-first", "deep", "third");
        assertThat(text(second, "app-bucket-second", "deep")).isEqualTo("second");
        assertThat(text(dev, DEV, "deep")).isEqualTo("first");
    }

    private static S3Client fork(String name) {
        buckets.fork("dev", name);
        return buckets.client(name);
    }

    /** A request whose body the caller sends as slowly as it likes; the SDK's signer leaves the body unsigned. */
    private static Socket slowUpload(String key, int length) throws Exception {
        var variables = buckets.connect("dev");
        URI endpoint = URI.create(variables.get("AWS_ENDPOINT_URL_S3").orElseThrow());
        String head = SignedHead.put(variables, "/" + DEV + "/" + key, length);
        Socket socket = new Socket("127.0.0.1", endpoint.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static void awaitStaging(String key) throws Exception {
        for (int i = 0; i < 500; i++) {
            for (String name : names(DEV)) {
                Path file = file(DEV, name);
                if (name.startsWith(key + "-") && Files.size(file) >= 1_000_000) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("The upload has not begun.");
    }

    private static Path file(String bucket, String key) {
        return home.resolve("s3/buckets").resolve(bucket).resolve(key);
    }

    private static List<String> names(String bucket) {
        Path directory = file(bucket, "");
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString()).toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void put(S3Client side, String bucket, String key, String content) {
        side.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    private static String text(S3Client side, String bucket, String key) {
        return side.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
    }

    private static List<String> keys(S3Client side, String bucket) {
        return side.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
