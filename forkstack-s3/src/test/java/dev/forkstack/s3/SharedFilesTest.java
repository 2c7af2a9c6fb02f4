package dev.forkstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Two buckets that share every file by hard link, as a fork and its source do. */
class SharedFilesTest {

    @TempDir
    static Path home;

    static RunningServer server;
    static S3Client client;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(home, "mine", "theirs");
        client = server.client("mine");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("overwrite", key -> put(key, "new")),
                change(
                        "delete",
                        key -> client.deleteObject(r -> r.bucket("mine").key(key))),
                change(
                        "copy to itself",
                        key -> client.copyObject(r -> r.sourceBucket("mine")
                                .sourceKey(key)
                                .destinationBucket("mine")
                                .destinationKey(key)
                                .metadataDirective(MetadataDirective.REPLACE)
                                .metadata(Map.of("colour", "red"))
                                .contentType("text/x-new"))),
                change(
                        "make public",
                        key -> client.putObjectAcl(
                                r -> r.bucket("mine").key(key).acl(ObjectCannedACL.PUBLIC_READ))),
                change("overwrite in parts", SharedFilesTest::putInParts),
                change(
                        "overwrite as public",
                        key -> client.putObject(
                                r -> r.bucket("mine").key(key).acl(ObjectCannedACL.PUBLIC_READ),
                                RequestBody.fromString("new"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangeOnOneSideIsNotSeenOnTheOther(String name, Consumer<String> change) throws Exception {
        String key = "of/" + name.replace(' ', '-');
        Path other = shared(key);
        Map<String, String> before = everythingAbout(other);

        change.accept(key);

        assertThat(everythingAbout(other)).isEqualTo(before);
        Path own = server.file("mine", key);
        assertThat(Files.exists(own) && Files.isSameFile(own, other)).isFalse();
    }

    @Test
    void whatIsRefusedAsAlreadyThereLeavesBothSidesAlone() throws Exception {
        Path other = shared("conditional");
        Map<String, String> before = everythingAbout(other);
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket("mine").key("conditional").ifNoneMatch("*"), RequestBody.fromString("new")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(everythingAbout(other)).isEqualTo(before);
        assertThat(Files.isSameFile(server.file("mine", "conditional"), other)).isTrue();
    }

    @Test
    void anObjectKeepsEverythingButItsAccessWhenThatIsChanged() throws Exception {
        shared("kept");
        var before = client.headObject(r -> r.bucket("mine").key("kept"));
        client.putObjectAcl(r -> r.bucket("mine").key("kept").acl(ObjectCannedACL.PUBLIC_READ));
        var after = client.headObject(r -> r.bucket("mine").key("kept"));
        assertThat(after.eTag()).isEqualTo(before.eTag());
        assertThat(after.lastModified()).isEqualTo(before.lastModified());
        assertThat(after.metadata()).isEqualTo(before.metadata()).containsEntry("colour", "blue");
        assertThat(after.contentType()).isEqualTo("text/x-old");
        assertThat(client.getObjectAcl(r -> r.bucket("mine").key("kept")).grants())
                .hasSize(2);
    }

    @Test
    void aFolderIsNotWrittenOntoASharedObject() throws Exception {
        Path other = shared("plain");
        Map<String, String> before = everythingAbout(other);
        assertThatThrownBy(() -> put("plain/", "")).isInstanceOf(S3Exception.class);
        assertThat(everythingAbout(other)).isEqualTo(before);
    }

    /** An object in the one bucket, whose file stands in the other as well. */
    private static Path shared(String key) throws Exception {
        client.putObject(
                r -> r.bucket("mine").key(key).contentType("text/x-old").metadata(Map.of("colour", "blue")),
                RequestBody.fromString("old"));
        Path other = server.file("theirs", key);
        Files.createDirectories(other.getParent());
        return Files.createLink(other, server.file("mine", key));
    }

    private static void put(String key, String content) {
        client.putObject(r -> r.bucket("mine").key(key), RequestBody.fromString(content));
    }

    private static void putInParts(String key) {
        String upload = client.createMultipartUpload(
                        r -> r.bucket("mine").key(key).acl(ObjectCannedACL.PUBLIC_READ))
                .uploadId();
        String tag = client.uploadPart(
                        r -> r.bucket("mine").key(key).uploadId(upload).partNumber(1), RequestBody.fromString("new"))
                .eTag();
        client.completeMultipartUpload(r -> r.bucket("mine")
                .key(key)
                .uploadId(upload)
                .multipartUpload(m ->
                        m.parts(CompletedPart.builder().partNumber(1).eTag(tag).build())));
    }

    private static Map<String, String> everythingAbout(Path file) throws Exception {
        Map<String, String> facts = new TreeMap<>();
        facts.put("content", Files.readString(file));
        facts.put("mode", Files.getPosixFilePermissions(file).toString());
        facts.put("modified", Files.getLastModifiedTime(file).toString());
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        for (String name : view.list()) {
            ByteBuffer value = ByteBuffer.allocate(view.size(name));
            view.read(name, value);
            facts.put(name, new String(value.array(), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return facts;
    }

    private static Arguments change(String name, Consumer<String> change) {
        return Arguments.of(name, change);
    }
}
