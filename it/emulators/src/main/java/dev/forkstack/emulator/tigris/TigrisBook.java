package dev.forkstack.emulator.tigris;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.S3Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which bucket is whose fork, and which snapshots there are. Thread-safe. */
final class TigrisBook {

    private final Map<String, TigrisBucket> byName = new ConcurrentSkipListMap<>();
    private final Map<String, String> reserved = new ConcurrentSkipListMap<>();

    void put(String name, TigrisBucket bucket) {
        byName.put(name, bucket);
    }

    void forget(String name) {
        byName.remove(name);
    }

    /** After a soft delete, for as long as the emulator runs. */
    void reserve(String name, String account) {
        reserved.put(name, account);
    }

    /** @throws Refusal 409 if a deleted bucket still has the name */
    void checkFree(String name, String account) {
        if (reserved.containsKey(name)) {
            boolean isOwn = reserved.get(name).equals(account);
            throw new Refusal(
                    409,
                    isOwn ? "BucketAlreadyOwnedByYou" : "BucketAlreadyExists",
                    "The name belongs to a bucket that is deleted and can be restored.");
        }
    }

    /** @throws Refusal 404 */
    TigrisBucket get(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(() -> S3Refusals.noSuchBucket(name));
    }

    /** @throws Refusal 400 if it takes none, 404 if it is not there */
    TigrisBucket getSnapshotEnabled(String name) {
        TigrisBucket bucket = get(name);
        if (!bucket.takesSnapshots()) {
            throw new Refusal(400, "InvalidRequest", "The bucket " + name + " is not enabled for snapshots.");
        }
        return bucket;
    }

    /** Sorted. */
    List<String> forksOf(String source) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .origin()
                        .filter(origin -> origin.source().equals(source))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isForked(String source, long version) {
        return byName.values().stream()
                .flatMap(bucket -> bucket.origin().stream())
                .anyMatch(origin -> origin.source().equals(source) && origin.version() == version);
    }

    /** A fork, its source, the source of that, and so on. */
    List<TigrisFork> originsOf(String name) {
        List<TigrisFork> origins = new ArrayList<>();
        Optional<TigrisFork> next = Optional.ofNullable(byName.get(name)).flatMap(TigrisBucket::origin);
        while (next.isPresent()) {
            origins.add(next.get());
            next = Optional.ofNullable(byName.get(next.get().source())).flatMap(TigrisBucket::origin);
        }
        return origins;
    }

    /** Snapshots without a label are not in it: forks leave those behind. */
    List<String> text() {
        List<String> lines = new ArrayList<>();
        byName.forEach((name, bucket) -> {
            bucket.origin().ifPresent(origin -> lines.add("fork " + name + " of " + origin.source()));
            bucket.snapshots().values().stream()
                    .filter(label -> !label.isEmpty())
                    .forEach(label -> lines.add("snapshot " + label + " of " + name));
        });
        return lines;
    }
}
