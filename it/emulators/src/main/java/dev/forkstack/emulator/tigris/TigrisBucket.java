package dev.forkstack.emulator.tigris;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Tigris knows of a bucket besides. Thread-safe. */
final class TigrisBucket {

    private final Optional<TigrisFork> origin;
    private final Map<Long, String> snapshots = new TreeMap<>();
    private boolean takesSnapshots;
    private int looksUntilSnapshots;
    private int refusalsLeft;

    TigrisBucket(Optional<TigrisFork> origin, boolean takesSnapshots) {
        this.origin = origin;
        this.takesSnapshots = takesSnapshots;
    }

    Optional<TigrisFork> origin() {
        return origin;
    }

    synchronized boolean takesSnapshots() {
        return takesSnapshots && looksUntilSnapshots == 0;
    }

    /** As {@link #takesSnapshots}, asked by a client: what was told a moment ago shows after some looks. */
    synchronized boolean looksSnapshotEnabled() {
        if (looksUntilSnapshots > 0) {
            looksUntilSnapshots--;
            return !takesSnapshots;
        }
        return takesSnapshots;
    }

    synchronized void takeSnapshots(boolean on, int looks) {
        looksUntilSnapshots = takesSnapshots == on ? looksUntilSnapshots : looks;
        takesSnapshots = on;
    }

    /** Version to label, the oldest first. */
    synchronized Map<Long, String> snapshots() {
        return new TreeMap<>(snapshots);
    }

    synchronized void add(long version, String label) {
        snapshots.put(version, label);
    }

    /** @return whether it was there */
    synchronized boolean remove(long version) {
        return snapshots.remove(version) != null;
    }

    synchronized void refuse(int times) {
        refusalsLeft = times;
    }

    /** Whether it still counts as a parent, which it does a little less with each time it is asked. */
    synchronized boolean refusesOnceMore() {
        return refusalsLeft > 0 && refusalsLeft-- > 0;
    }

    synchronized boolean isHeld() {
        return refusalsLeft > 0;
    }
}
