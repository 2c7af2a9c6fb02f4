package dev.forkstack.spi;

import java.util.Optional;

/**
 * A finding together with what puts it right, where that is safe to do without asking. Immutable.
 *
 * @param mend empty where a person has to decide
 */
public record Observation(Finding finding, Optional<Mend> mend) {

    public static Observation of(Finding finding) {
        return new Observation(finding, Optional.empty());
    }

    public static Observation mendable(Finding finding, Mend mend) {
        return new Observation(finding, Optional.of(mend));
    }

    public boolean isFixable() {
        return mend.isPresent();
    }
}
