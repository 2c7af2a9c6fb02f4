package dev.forkstack.emulator.s3;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.StorageClass;

final class ConditionsTest {

    @RegisterExtension
    static final RunningBuckets BUCKETS = new RunningBuckets(backstage -> () -> "auto");

    private final S3Client client = BUCKETS.client();

    @BeforeAll
    static void fill() {
        BUCKETS.client().createBucket(request -> request.bucket("conditions"));
        BUCKETS.client().putObject(request -> request.bucket("conditions").key("k"), RequestBody.fromString("content"));
    }

    @Test
    void whatIsThereIsNotOverwrittenByWhoSaysSo() {
        refused(
                412,
                "PreconditionFailed",
                () -> client.putObject(
                        request -> request.bucket("conditions").key("k").ifNoneMatch("*"),
                        RequestBody.fromString("other")));
        client.putObject(
                request -> request.bucket("conditions").key("new").ifNoneMatch("*"), RequestBody.fromString("other"));
    }

    @Test
    void aCopyKeepsToTheVersionOfItsSource() {
        refused(
                412,
                "PreconditionFailed",
                () -> client.copyObject(request -> request.sourceBucket("conditions")
                        .sourceKey("k")
                        .copySourceIfMatch("\"00000000000000000000000000000000\"")
                        .destinationBucket("conditions")
                        .destinationKey("copy")));
        String etag = client.headObject(request -> request.bucket("conditions").key("k"))
                .eTag();
        client.copyObject(request -> request.sourceBucket("conditions")
                .sourceKey("k")
                .copySourceIfMatch(etag)
                .destinationBucket("conditions")
                .destinationKey("copy"));
    }

    @Test
    void contentHeadersAndStorageClassAreKept() {
        client.putObject(
                request -> request.bucket("conditions")
                        .key("dressed")
                        .contentEncoding("gzip")
                        .cacheControl("no-cache")
                        .contentDisposition("attachment")
                        .contentLanguage("de")
                        .storageClass(StorageClass.STANDARD_IA),
                RequestBody.fromString("content"));
        var head = client.headObject(request -> request.bucket("conditions").key("dressed"));
        assertThat(head.contentEncoding()).isEqualTo("gzip");
        assertThat(head.cacheControl()).isEqualTo("no-cache");
        assertThat(head.contentDisposition()).isEqualTo("attachment");
        assertThat(head.contentLanguage()).isEqualTo("de");
        assertThat(head.storageClass()).isEqualTo(StorageClass.STANDARD_IA);
    }

    @Test
    void anUnfinishedUploadKeepsItsBucketUntilItIsAborted() {
        client.createBucket(request -> request.bucket("unfinished"));
        String id = client.createMultipartUpload(
                        request -> request.bucket("unfinished").key("k"))
                .uploadId();
        client.uploadPart(
                request -> request.bucket("unfinished").key("k").uploadId(id).partNumber(1),
                RequestBody.fromString("x"));
        assertThat(client.listObjectsV2(request -> request.bucket("unfinished")).contents())
                .isEmpty();
        refused(409, "BucketNotEmpty", () -> client.deleteBucket(request -> request.bucket("unfinished")));
        client.abortMultipartUpload(
                request -> request.bucket("unfinished").key("k").uploadId(id));
        client.deleteBucket(request -> request.bucket("unfinished"));
    }
}
