package dev.forkstack.emulator.tigris;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.BucketFacts;
import dev.forkstack.emulator.s3.ObjectVersion;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Tigris says of buckets in JSON, in no S3 call. Thread-safe. */
final class TigrisDetails {

    private static final int MOST = 1_000;

    private final Backstage backstage;
    private final TigrisBook book;
    private final TigrisBuckets buckets;

    TigrisDetails(Backstage backstage, TigrisBook book, TigrisBuckets buckets) {
        this.backstage = backstage;
        this.book = book;
        this.buckets = buckets;
    }

    /** All buckets of the caller, or the forks of one, by {@code X-Tigris-Fork}. */
    S3Answer list(S3Call call) {
        Optional<String> source = call.header("X-Tigris-Fork");
        String after = call.parameter("continuation-token").orElse("");
        int most = call.parameter("max-buckets").map(Integer::parseInt).orElse(MOST);
        List<BucketFacts> left = backstage.buckets().of(call.caller().account()).stream()
                .filter(bucket ->
                        source.map(name -> isForkOf(bucket.name(), name)).orElse(true))
                .filter(bucket -> call.caller()
                        .roles()
                        .map(roles -> roles.containsKey(bucket.name()))
                        .orElse(true))
                .filter(bucket -> bucket.name().compareTo(after) > 0)
                .toList();
        List<BucketFacts> page = left.subList(0, Math.min(most, left.size()));
        ObjectNode root = Json.object();
        root.putObject("Owner")
                .put("DisplayName", call.caller().account())
                .put("ID", call.caller().account());
        ArrayNode entries = root.putObject("Buckets").putArray("Bucket");
        page.forEach(bucket -> entries.add(entry(bucket)));
        root.put(
                "ContinuationToken",
                page.size() < left.size() ? page.get(page.size() - 1).name() : "");
        return json(root);
    }

    S3Answer metadata(S3Call call) {
        TigrisBucket bucket = book.get(call.bucket());
        ObjectNode root = Json.object().put("name", call.bucket()).put("type", bucket.looksSnapshotEnabled() ? 1 : 0);
        root.put("object_regions", "").put("storage_class", "STANDARD");
        List<ObjectVersion> objects =
                backstage.buckets().get(call.bucket()).versions().asOf(Long.MAX_VALUE);
        if (call.parameter("with-size").isPresent()) {
            root.put("estimated_unique_rows", objects.size())
                    .put(
                            "estimated_size",
                            objects.stream().mapToLong(ObjectVersion::size).sum());
        }
        forkInfo(call.bucket()).ifPresent(info -> root.set("ForkInfo", info));
        return json(root);
    }

    private ObjectNode entry(BucketFacts bucket) {
        ObjectNode entry = Json.object()
                .put("Name", bucket.name())
                .put("CreationDate", bucket.created().toString())
                .put("Regions", "")
                .put("Type", book.get(bucket.name()).takesSnapshots() ? "Snapshot" : "Regular");
        entry.putObject("Visibility").put("IsPublic", false);
        forkInfo(bucket.name()).ifPresent(info -> entry.set("ForkInfo", info));
        return entry;
    }

    private Optional<ObjectNode> forkInfo(String bucket) {
        List<TigrisFork> origins = book.originsOf(bucket);
        boolean isParent = buckets.isParent(bucket);
        if (origins.isEmpty() && !isParent) {
            return Optional.empty();
        }
        ObjectNode info = Json.object().put("HasChildren", isParent);
        ArrayNode parents = info.putArray("Parents");
        origins.forEach(origin -> parents.addObject()
                .put("BucketName", origin.source())
                .put("ForkCreatedAt", origin.created().toString())
                .put("Snapshot", Long.toString(origin.version()))
                .put(
                        "SnapshotCreatedAt",
                        TigrisSnapshots.instant(origin.version()).toString()));
        return Optional.of(info);
    }

    private boolean isForkOf(String bucket, String source) {
        return book.get(bucket)
                .origin()
                .filter(origin -> origin.source().equals(source))
                .isPresent();
    }

    private static S3Answer json(ObjectNode root) {
        return S3Answer.of(
                200, Map.of("content-type", "application/json"), root.toString().getBytes(StandardCharsets.UTF_8));
    }
}
