package dev.forkstack.emulator.s3;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

final class GatewayTest {

    @RegisterExtension
    static final RunningBuckets BUCKETS = new RunningBuckets(backstage -> () -> "auto");

    private final S3Client client = BUCKETS.client();

    @Test
    void bucketNamesAreOneSpaceForAllAccounts() {
        client.createBucket(request -> request.bucket("one-space"));
        refused(409, "BucketAlreadyOwnedByYou", () -> client.createBucket(request -> request.bucket("one-space")));
        S3Client stranger = BUCKETS.client(RunningBuckets.STRANGER);
        refused(409, "BucketAlreadyExists", () -> stranger.createBucket(request -> request.bucket("one-space")));
        refused(403, "AccessDenied", () -> stranger.listObjectsV2(request -> request.bucket("one-space")));
        assertThat(stranger.listBuckets().buckets()).isEmpty();
        assertThat(client.listBuckets(request -> request.prefix("one-sp")).buckets())
                .extracting(Bucket::name)
                .containsExactly("one-space");
        client.deleteBucket(request -> request.bucket("one-space"));
        refused(404, "NoSuchBucket", () -> client.deleteBucket(request -> request.bucket("one-space")));
    }

    @Test
    void bucketsAreTaggedWhenTheyAreMadeAndLater() {
        client.createBucket(
                request -> request.bucket("tagged").createBucketConfiguration(at -> at.tags(tag("made", "yes"))));
        assertThat(client.getBucketTagging(request -> request.bucket("tagged")).tagSet())
                .containsExactly(tag("made", "yes"));
        client.putBucketTagging(request -> request.bucket("tagged").tagging(tags(tag("a", "1"))));
        assertThat(client.getBucketTagging(request -> request.bucket("tagged")).tagSet())
                .containsExactly(tag("a", "1"));
        client.deleteBucketTagging(request -> request.bucket("tagged"));
        refused(404, "NoSuchTagSet", () -> client.getBucketTagging(request -> request.bucket("tagged")));
    }

    @Test
    void objectsPassWithTheirMetadataAndTagsAndSoDoTheirCopies() {
        client.createBucket(request -> request.bucket("objects"));
        String key = "a folder/ä+b&c=d (1).txt";
        client.putObject(
                request -> request.bucket("objects")
                        .key(key)
                        .contentType("text/plain")
                        .metadata(Map.of("origin", "here"))
                        .tagging("k=v%20w"),
                RequestBody.fromString("hello"));
        client.copyObject(request -> request.sourceBucket("objects")
                .sourceKey(key)
                .destinationBucket("objects")
                .destinationKey("copy"));
        var copy = client.getObjectAsBytes(request -> request.bucket("objects").key("copy"));
        assertThat(copy.asUtf8String()).isEqualTo("hello");
        assertThat(copy.response().contentType()).isEqualTo("text/plain");
        assertThat(copy.response().metadata()).containsEntry("origin", "here");
        assertThat(copy.response().tagCount()).isEqualTo(1);
        assertThat(client.getObjectTagging(request -> request.bucket("objects").key("copy"))
                        .tagSet())
                .containsExactly(tag("k", "v w"));
        assertThat(client.listObjectsV2(request -> request.bucket("objects")).contents())
                .hasSize(2);
        refused(
                404,
                "NoSuchKey",
                () -> client.getObjectAsBytes(
                        request -> request.bucket("objects").key("absent")));
        refused(
                404,
                "NoSuchBucket",
                () -> client.getObjectAsBytes(
                        request -> request.bucket("absent-bucket").key("absent")));
        refused(409, "BucketNotEmpty", () -> client.deleteBucket(request -> request.bucket("objects")));
    }

    @Test
    void largeObjectsPassInPartsAndWhole() {
        client.createBucket(request -> request.bucket("large"));
        byte[] part = new byte[5 << 20];
        client.putObject(request -> request.bucket("large").key("whole"), RequestBody.fromBytes(new byte[17 << 20]));
        String id = client.createMultipartUpload(
                        request -> request.bucket("large").key("parts").tagging("t=1"))
                .uploadId();
        String first = client.uploadPart(
                        request -> request.bucket("large")
                                .key("parts")
                                .uploadId(id)
                                .partNumber(1),
                        RequestBody.fromBytes(part))
                .eTag();
        String second = client.uploadPartCopy(request -> request.sourceBucket("large")
                        .sourceKey("whole")
                        .copySourceRange("bytes=0-" + (part.length - 1))
                        .destinationBucket("large")
                        .destinationKey("parts")
                        .uploadId(id)
                        .partNumber(2))
                .copyPartResult()
                .eTag();
        assertThat(client.listMultipartUploads(request -> request.bucket("large"))
                        .uploads())
                .hasSize(1);
        client.completeMultipartUpload(request -> request.bucket("large")
                .key("parts")
                .uploadId(id)
                .multipartUpload(upload -> upload.parts(
                        CompletedPart.builder().partNumber(1).eTag(first).build(),
                        CompletedPart.builder().partNumber(2).eTag(second).build())));
        var head = client.headObject(request -> request.bucket("large").key("parts"));
        assertThat(head.contentLength()).isEqualTo(2L * part.length);
        assertThat(client.getObjectAsBytes(
                                request -> request.bucket("large").key("whole").range("bytes=10-19"))
                        .asByteArray())
                .hasSize(10);
        assertThat(client.getObjectTagging(request -> request.bucket("large").key("parts"))
                        .tagSet())
                .containsExactly(tag("t", "1"));
    }

    @Test
    void versionsAreKeptFromWhenTheyAreTurnedOn() {
        client.createBucket(request -> request.bucket("versions"));
        put("versions", "a", "zero");
        client.putBucketVersioning(
                request -> request.bucket("versions").versioningConfiguration(to -> to.status("Enabled")));
        put("versions", "a", "one");
        put("versions", "a", "two");
        client.deleteObject(request -> request.bucket("versions").key("a"));
        refused(404, "NoSuchKey", () -> get("versions", "a"));
        var list = client.listObjectVersions(request -> request.bucket("versions"));
        assertThat(list.versions())
                .hasSize(3)
                .extracting(ObjectVersion::isLatest)
                .containsOnly(false);
        assertThat(list.deleteMarkers()).extracting(DeleteMarkerEntry::isLatest).containsExactly(true);
        String one = list.versions().get(1).versionId();
        assertThat(client.getObjectAsBytes(
                                request -> request.bucket("versions").key("a").versionId(one))
                        .asUtf8String())
                .isEqualTo("one");
        client.deleteObject(request -> request.bucket("versions")
                .key("a")
                .versionId(list.deleteMarkers().get(0).versionId()));
        assertThat(get("versions", "a")).isEqualTo("two");
        client.deleteObject(request -> request.bucket("versions")
                .key("a")
                .versionId(list.versions().get(0).versionId()));
        assertThat(get("versions", "a")).isEqualTo("one");
        client.deleteObjects(request -> request.bucket("versions")
                .delete(all -> all.objects(List.of(
                        ObjectIdentifier.builder().key("a").versionId(one).build(),
                        ObjectIdentifier.builder().key("a").versionId("null").build()))));
        assertThat(client.listObjectVersions(request -> request.bucket("versions"))
                        .versions())
                .isEmpty();
        client.deleteBucket(request -> request.bucket("versions"));
    }

    @Test
    void everyCallIsWrittenDown() {
        client.createBucket(request -> request.bucket("written"));
        client.listObjectsV2(request -> request.bucket("written").prefix("p"));
        assertThat(BUCKETS.emulator().traffic().calls())
                .contains(
                        new Call("PUT", "/written", "", 200), new Call("GET", "/written", "list-type=2&prefix=p", 200));
        assertThat(BUCKETS.emulator().state()).contains("bucket written of owner objects 0\n", "key tid_owner");
    }

    private void put(String bucket, String key, String text) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private String get(String bucket, String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }

    private static Tagging tags(Tag... tags) {
        return Tagging.builder().tagSet(tags).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
