package dev.forkstack.model;

import dev.forkstack.model.ForkStackException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong at once, so that nobody has to find it out one run at a time. Not thread-safe. */
public final class Problems {

    private final List<ForkStackException> found = new ArrayList<>();

    public Problems add(ForkStackException problem) {
        found.add(problem);
        return this;
    }

    /** Runs a check; what it throws is one problem among the others. */
    public Problems check(Runnable check) {
        try {
            check.run();
        } catch (ForkStackException e) {
            found.add(e);
        }
        return this;
    }

    /** Each by itself, in the order in which they were found. */
    public List<ForkStackException> all() {
        return List.copyOf(found);
    }

    /** @throws ForkStackException if there was a problem; several become one that lists them all */
    public void throwIfAny() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            throw together();
        }
    }

    private ForkStackException together() {
        StringBuilder message = new StringBuilder(found.size() + " problems:");
        Set<String> remedies = new LinkedHashSet<>();
        for (int i = 0; i < found.size(); i++) {
            message.append("\n  ")
                    .append(i + 1)
                    .append(". ")
                    .append(found.get(i).getMessage());
            remedies.add(found.get(i).remedy());
        }
        Kind kind = found.get(0).kind();
        ForkStackException all =
                new ForkStackException(kind, message.toString(), String.join("\n  ", remedies), found.get(0));
        found.stream().skip(1).forEach(all::addSuppressed);
        return all;
    }
}
