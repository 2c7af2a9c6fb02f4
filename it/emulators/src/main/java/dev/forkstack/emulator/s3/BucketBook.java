package dev.forkstack.emulator.s3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All buckets of all accounts, whose names are one space. Thread-safe. */
public final class BucketBook {

    private final Map<String, BucketFacts> byName = new ConcurrentSkipListMap<>();

    public Optional<BucketFacts> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws dev.forkstack.emulator.Refusal 404 */
    public BucketFacts get(String name) {
        return find(name).orElseThrow(() -> S3Refusals.noSuchBucket(name));
    }

    /** Sorted by name. */
    public List<BucketFacts> of(String account) {
        return byName.values().stream()
                .filter(bucket -> bucket.account().equals(account))
                .toList();
    }

    /** @return empty if the name is taken; what it does for the server behind is the caller's */
    public Optional<BucketFacts> claim(String name, String account, String region, Instant now) {
        BucketFacts fresh = new BucketFacts(name, account, region, now);
        return byName.putIfAbsent(name, fresh) == null ? Optional.of(fresh) : Optional.empty();
    }

    public void forget(String name) {
        byName.remove(name);
    }

    List<BucketFacts> all() {
        return List.copyOf(byName.values());
    }
}
