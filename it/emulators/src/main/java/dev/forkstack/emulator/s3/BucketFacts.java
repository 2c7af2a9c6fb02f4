package dev.forkstack.emulator.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the gateway knows of a bucket that the server behind does not. Thread-safe. */
public final class BucketFacts {

    private final String name;
    private final String account;
    private final String region;
    private final Instant created;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, byte[]> settings = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, String>> objectTags = new ConcurrentHashMap<>();
    private final Versions versions = new Versions();
    private volatile Map<String, String> tags = Map.of();

    BucketFacts(String name, String account, String region, Instant created) {
        this.name = name;
        this.account = account;
        this.region = region;
        this.created = created;
    }

    public String name() {
        return name;
    }

    /** Unlike its name never used again. */
    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    public Instant created() {
        return created;
    }

    /** Never null; of no effect while versioning was never on. */
    public Versions versions() {
        return versions;
    }

    /** Sorted. */
    public Map<String, String> tags() {
        return new TreeMap<>(tags);
    }

    /** All of them, in place of those that were. */
    public void tag(Map<String, String> all) {
        tags = Map.copyOf(all);
    }

    public Map<String, String> objectTags(String key) {
        return new TreeMap<>(objectTags.getOrDefault(key, Map.of()));
    }

    public void tagObject(String key, Map<String, String> all) {
        if (all.isEmpty()) {
            objectTags.remove(key);
        } else {
            objectTags.put(key, Map.copyOf(all));
        }
    }

    /** A document such as that of {@code encryption}, as it was put. */
    public Optional<byte[]> setting(String which) {
        return Optional.ofNullable(settings.get(which));
    }

    public void set(String which, byte[] document) {
        settings.put(which, document);
    }

    /** @return whether it was there */
    public boolean unset(String which) {
        return settings.remove(which) != null;
    }

    String text() {
        return "bucket " + name + " of " + account + (tags.isEmpty() ? "" : " tags " + tags())
                + (settings.isEmpty() ? "" : " settings " + settings.keySet());
    }
}
