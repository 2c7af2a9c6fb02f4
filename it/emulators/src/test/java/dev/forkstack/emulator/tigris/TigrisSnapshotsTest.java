package dev.forkstack.emulator.tigris;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Bucket;

final class TigrisSnapshotsTest {

    @RegisterExtension
    static final RunningTigris TIGRIS = new RunningTigris();

    private final TigrisClient client = TIGRIS.owner();

    @Test
    void aSnapshotKeepsWhatWasThereForReadsCopiesAndForks() {
        client.createWithSnapshots("kept");
        client.put("kept", "a", "old");
        client.put("kept", "b", "old");
        String version = client.snapshot("kept", "monday");
        client.put("kept", "a", "new");
        client.s3().deleteObject(request -> request.bucket("kept").key("b"));
        client.put("kept", "c", "new");

        Map<String, String> then = Map.of("X-Tigris-Snapshot-Version", version);
        assertThat(client.keys("kept", then)).isEqualTo("a b");
        assertThat(client.keys("kept", Map.of())).isEqualTo("a c");
        assertThat(client.get("kept", "a", then)).isEqualTo("old");
        refused(404, "NoSuchKey", () -> client.get("kept", "c", then));
        client.s3()
                .copyObject(request -> request.sourceBucket("kept")
                        .sourceKey("b")
                        .destinationBucket("kept")
                        .destinationKey("restored")
                        .overrideConfiguration(TigrisClient.headers(then)));
        assertThat(client.get("kept", "restored")).isEqualTo("old");
        client.fork("kept", version, "kept-fork");
        assertThat(client.keys("kept-fork", Map.of())).isEqualTo("a b");
        assertThat(client.get("kept-fork", "a")).isEqualTo("old");
    }

    @Test
    void anyMomentIsAVersion() {
        client.createWithSnapshots("moments");
        client.put("moments", "a", "first");
        Instant between = Instant.now();
        String version = Long.toString(between.getEpochSecond() * 1_000_000_000L + between.getNano());
        client.put("moments", "a", "second");
        client.fork("moments", version, "moments-fork");
        assertThat(client.get("moments-fork", "a")).isEqualTo("first");
        refused(400, "InvalidArgument", () -> client.fork("moments", "yesterday", "moments-fork-2"));
    }

    @Test
    void snapshotsAreListedAsBucketsAndRemovedByAHeaderThatIsBetterNotForgotten() {
        client.createWithSnapshots("listed");
        String first = client.snapshot("listed", "first");
        String second = client.snapshot("listed", "second");
        assertThat(names("listed")).isEqualTo(first + "; name=first, " + second + "; name=second");
        client.fork("listed", first, "listed-fork");
        refused(409, "InvalidBucketState", () -> removeSnapshot(first));
        removeSnapshot(second);
        assertThat(names("listed")).isEqualTo(first + "; name=first");
        refused(404, "NoSuchSnapshot", () -> removeSnapshot(second));
        client.forceDelete("listed-fork");
        client.delete("listed", Map.of());
        refused(404, "NoSuchBucket", () -> client.keys("listed", Map.of()));
    }

    @Test
    void aVersionThatIsDeletedIsGoneFromEverySnapshot() {
        client.createWithSnapshots("danger");
        client.put("danger", "a", "precious");
        String version = client.snapshot("danger", "backup");
        client.put("danger", "a", "newer");
        String oldest = client.s3()
                .listObjectVersions(request -> request.bucket("danger"))
                .versions()
                .get(1)
                .versionId();
        client.s3().deleteObject(request -> request.bucket("danger").key("a").versionId(oldest));
        refused(404, "NoSuchKey", () -> client.get("danger", "a", Map.of("X-Tigris-Snapshot-Version", version)));
    }

    @Test
    void whatAnUnsupportedCallMeetsIsSaid() {
        client.createWithSnapshots("unsupported");
        refused(501, "NotImplemented", () -> client.s3().getBucketVersioning(request -> request.bucket("unsupported")));
        refused(501, "NotImplemented", () -> client.s3().getBucketPolicy(request -> request.bucket("unsupported")));
    }

    private void removeSnapshot(String version) {
        client.delete("listed", Map.of("X-Tigris-Snapshot-Version", version));
    }

    private String names(String bucket) {
        return String.join(
                ", ",
                client
                        .s3()
                        .listBuckets(request -> request.overrideConfiguration(
                                TigrisClient.headers(Map.of("X-Tigris-Snapshot", bucket))))
                        .buckets()
                        .stream()
                        .map(Bucket::name)
                        .toList());
    }
}
