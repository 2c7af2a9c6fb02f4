package dev.forkstack.emulator.tigris;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Tag;

final class TigrisForksTest {

    @RegisterExtension
    static final RunningTigris TIGRIS =
            new RunningTigris(options -> options.withRefusalsAfterLastFork(2).withLooksUntilSnapshots(1));

    private final TigrisClient client = TIGRIS.owner();

    @Test
    void aForkAndItsSourceDoNotSeeEachOthersWrites() {
        client.createWithSnapshots("apart");
        client.put("apart", "kept", "original");
        client.put("apart", "folder/overwritten", "original");
        client.put("apart", "deleted", "original");
        client.s3()
                .putObjectTagging(request -> request.bucket("apart")
                        .key("kept")
                        .tagging(tags ->
                                tags.tagSet(Tag.builder().key("k").value("v").build())));
        client.fork("apart", "apart-fork");
        client.put("apart-fork", "folder/overwritten", "by the fork");
        client.put("apart-fork", "added", "by the fork");
        client.s3().deleteObject(request -> request.bucket("apart-fork").key("deleted"));
        client.s3()
                .copyObject(request -> request.sourceBucket("apart-fork")
                        .sourceKey("kept")
                        .destinationBucket("apart-fork")
                        .destinationKey("kept")
                        .metadataDirective(MetadataDirective.REPLACE)
                        .metadata(Map.of("changed", "yes")));
        client.put("apart", "kept", "by the source");

        assertThat(client.keys("apart", Map.of())).isEqualTo("deleted folder/overwritten kept");
        assertThat(client.get("apart", "folder/overwritten")).isEqualTo("original");
        assertThat(client.keys("apart-fork", Map.of())).isEqualTo("added folder/overwritten kept");
        assertThat(client.get("apart-fork", "kept")).isEqualTo("original");
        assertThat(client.s3()
                        .getObjectTagging(request -> request.bucket("apart").key("kept"))
                        .tagSet())
                .isEmpty();
        assertThat(client.s3()
                        .headObject(request -> request.bucket("apart").key("kept"))
                        .metadata())
                .isEmpty();
    }

    @Test
    void aForkSaysWhereItIsFromAndItsParentThatItIsOne() {
        client.createWithSnapshots("family");
        String version = client.snapshot("family", "before");
        client.fork("family", version, "family-child");
        client.fork("family-child", "family-grandchild");
        assertThat(client.head("family-child", "X-Tigris-Enable-Snapshot")).isEqualTo("true");
        assertThat(client.head("family-child", "X-Tigris-Fork-Source-Bucket")).isEqualTo("family");
        assertThat(client.head("family-child", "X-Tigris-Fork-Source-Bucket-Snapshot"))
                .isEqualTo(version);
        assertThat(client.head("family-child", "X-Tigris-Is-Fork-Parent")).isEqualTo("true");
        assertThat(client.head("family-grandchild", "X-Tigris-Is-Fork-Parent")).isEmpty();
        assertThat(client.head("family", "X-Tigris-Fork-Source-Bucket")).isEmpty();
        assertThat(TIGRIS.emulator().state())
                .contains("fork family-child of family\n", "snapshot before of family\n", "bucket family of acme");
    }

    @Test
    void aBucketWithoutSnapshotsIsNotForkedUntilItHasThem() {
        client.create("plain", Map.of());
        refused(400, "InvalidRequest", () -> client.fork("plain", "plain-fork"));
        refused(400, "InvalidRequest", () -> client.snapshot("plain", "s"));
    }

    @Test
    void namesAreGlobal() {
        client.createWithSnapshots("global");
        client.createWithSnapshots("global-taken");
        refused(409, "BucketAlreadyOwnedByYou", () -> client.fork("global", "global-taken"));
        TIGRIS.stranger().createWithSnapshots("strangers");
        refused(409, "BucketAlreadyExists", () -> client.fork("global", "strangers"));
        refused(403, "AccessDenied", () -> client.fork("strangers", "mine"));
        refused(404, "NoSuchBucket", () -> client.fork("absent", "mine"));
        refused(404, "NoSuchBucket", () -> client.forceDelete("absent"));
    }

    @Test
    void aParentGoesLastAndLate() {
        client.createWithSnapshots("late");
        client.put("late", "k", "v");
        client.fork("late", "late-fork");
        client.put("late-fork", "k", "w");
        refused(409, "InvalidBucketState", () -> client.forceDelete("late"));
        refused(409, "BucketNotEmpty", () -> client.delete("late-fork", Map.of()));
        client.forceDelete("late-fork");
        assertThat(client.head("late", "X-Tigris-Is-Fork-Parent")).isEqualTo("true");
        refused(409, "InvalidBucketState", () -> client.forceDelete("late"));
        refused(409, "InvalidBucketState", () -> client.forceDelete("late"));
        client.forceDelete("late");
        refused(404, "NoSuchBucket", () -> client.keys("late", Map.of()));
    }

    @Test
    void anObjectThatIsDeletedLeavesAVersionBehindThatKeepsTheBucket() {
        client.createWithSnapshots("marked");
        client.put("marked", "k", "v");
        client.s3().deleteObject(request -> request.bucket("marked").key("k"));
        refused(409, "BucketNotEmpty", () -> client.delete("marked", Map.of()));
        var left = client.s3().listObjectVersions(request -> request.bucket("marked"));
        left.versions().forEach(each -> remove(each.versionId()));
        left.deleteMarkers().forEach(each -> remove(each.versionId()));
        client.delete("marked", Map.of());
    }

    private void remove(String version) {
        client.s3().deleteObject(request -> request.bucket("marked").key("k").versionId(version));
    }

    @Test
    void aSoftDeletedBucketKeepsItsName() {
        client.create("soft", Map.of("X-Tigris-Soft-Delete", "7"));
        client.forceDelete("soft");
        refused(404, "NoSuchBucket", () -> client.keys("soft", Map.of()));
        refused(409, "BucketAlreadyOwnedByYou", () -> client.create("soft", Map.of()));
    }
}
