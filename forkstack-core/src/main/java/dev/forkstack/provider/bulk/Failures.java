package dev.forkstack.provider.bulk;

import dev.forkstack.http.Redaction;
import dev.forkstack.model.ForkStackException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What went wrong with single ones of many objects: collected, and told together. Thread-safe. */
public final class Failures {

    private static final int TOLD = 5;

    /** So many in a row, and nothing well between them, are no failure of single objects. */
    private static final int IN_A_ROW = 32;

    private final String what;
    private final List<String> keys = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private ForkStackException first;
    private long count;
    private int row;

    /** @param what was to be done, such as {@code copy bucket app-bucket}: {@code … objects could not be} goes on from it */
    public Failures(String what) {
        this.what = what;
    }

    /** @throws ForkStackException if nothing goes well, so that to go on makes no sense */
    public synchronized void add(String key, ForkStackException failure) {
        count++;
        row++;
        first = first == null ? failure : first;
        if (keys.size() < TOLD) {
            keys.add(Redaction.of(key)); // anything can be in a key, also what a terminal obeys
            reasons.add(failure.getMessage());
        }
        if (row >= IN_A_ROW) {
            throw told();
        }
    }

    /** Something went well. */
    public synchronized void none() {
        row = 0;
    }

    /** @throws ForkStackException if there were any */
    public synchronized void check() {
        if (count > 0) {
            throw told();
        }
    }

    private ForkStackException told() {
        return new ForkStackException(
                first.kind(),
                "Could not " + what + ": " + count + (count == 1 ? " object" : " objects") + " failed ("
                        + String.join(", ", keys) + (count > keys.size() ? ", …" : "") + "). "
                        + String.join(" ", reasons),
                first.remedy(),
                first);
    }
}
