package dev.forkstack.emulator.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** All versions of the objects of one bucket, in the order of their time; empty while versioning was never on. Thread-safe. */
public final class Versions {

    /** What a version written while versioning is not on is called. */
    public static final String NULL_ID = "null";

    private final ReentrantLock[] locks = new ReentrantLock[64];
    private final Map<String, List<ObjectVersion>> byKey = new TreeMap<>();
    private volatile State state = State.NEVER;

    /** What clients read as status. */
    public enum State {
        NEVER,
        ENABLED,
        SUSPENDED
    }

    Versions() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    public State state() {
        return state;
    }

    public boolean wereEverOn() {
        return state != State.NEVER;
    }

    public void become(State next) {
        state = next;
    }

    /** Held while an object and the versions of it change together. */
    ReentrantLock lock(String key) {
        return locks[Math.floorMod(key.hashCode(), locks.length)];
    }

    /** How the next version of an object is called. */
    String idOf(long nanos) {
        return state == State.ENABLED ? Long.toString(nanos) : NULL_ID;
    }

    /** @return the version of the same id, which is gone */
    synchronized Optional<ObjectVersion> add(ObjectVersion version) {
        List<ObjectVersion> versions = byKey.computeIfAbsent(version.key(), key -> new ArrayList<>());
        Optional<ObjectVersion> replaced = find(version.key(), version.id());
        replaced.ifPresent(versions::remove);
        versions.add(version);
        return replaced;
    }

    synchronized void remove(ObjectVersion version) {
        List<ObjectVersion> versions = byKey.get(version.key());
        if (versions != null && versions.remove(version) && versions.isEmpty()) {
            byKey.remove(version.key());
        }
    }

    public synchronized Optional<ObjectVersion> latest(String key) {
        List<ObjectVersion> versions = byKey.getOrDefault(key, List.of());
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    public synchronized Optional<ObjectVersion> find(String key, String id) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    /** The object as it was then; empty if it was deleted, or not there yet. */
    public synchronized Optional<ObjectVersion> asOf(String key, long nanos) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(version -> version.nanos() <= nanos)
                .reduce((before, after) -> after)
                .filter(version -> !version.isMarker());
    }

    /** The objects as they were then, by key, without those that were deleted. */
    public synchronized List<ObjectVersion> asOf(long nanos) {
        return byKey.keySet().stream().flatMap(key -> asOf(key, nanos).stream()).toList();
    }

    /** By key, the newest of each first. */
    public synchronized List<ObjectVersion> all() {
        List<ObjectVersion> all = new ArrayList<>();
        byKey.values().stream().flatMap(Collection::stream).forEach(all::add);
        all.sort((a, b) -> a.key().equals(b.key())
                ? Long.compare(b.nanos(), a.nanos())
                : a.key().compareTo(b.key()));
        return all;
    }
}
