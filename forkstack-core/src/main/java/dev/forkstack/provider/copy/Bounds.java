package dev.forkstack.provider.copy;

import java.util.ArrayList;
import java.util.List;

/** Keys that divide a listing into ranges of about one size, whatever its length. For one thread. */
final class Bounds {

    private final int most;
    private final List<String> keys = new ArrayList<>();
    private long seen;
    private long each;

    /** @param each so many keys are in a range @param most where more bounds come, each range has twice as many keys */
    Bounds(int each, int most) {
        this.each = each;
        this.most = most;
    }

    /** The next key, in their order. */
    void passed(String key) {
        if (++seen % each == 0) {
            keys.add(key);
            if (keys.size() > most) {
                for (int i = keys.size() - 1; i >= 0; i -= 2) {
                    keys.remove(i);
                }
                each *= 2;
            }
        }
    }

    /** The last key of each range but the last. */
    List<String> keys() {
        return List.copyOf(keys);
    }
}
