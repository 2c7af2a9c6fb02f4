package dev.forkstack.emulator.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The keys that are let in. Thread-safe. */
public final class Credentials {

    private final Map<String, Credential> byId = new ConcurrentSkipListMap<>();

    /** In place of any with the same id. */
    public void put(Credential credential) {
        byId.put(credential.accessKeyId(), credential);
    }

    public Optional<Credential> find(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId));
    }

    /** @return whether it was there */
    public boolean remove(String accessKeyId) {
        return byId.remove(accessKeyId) != null;
    }

    /** Sorted by id. */
    public List<Credential> all() {
        return List.copyOf(byId.values());
    }
}
