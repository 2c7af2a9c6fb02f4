package dev.forkstack.workflow;

import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Finding.Level;
import dev.forkstack.spi.Observation;
import java.util.List;

/**
 * What {@code doctor} ended with. Immutable; carries no secret.
 *
 * @param mended what was put right, in words
 * @param observations what is so now
 */
public record Diagnosis(List<String> mended, List<Observation> observations) {

    public Diagnosis {
        mended = List.copyOf(mended);
        observations = List.copyOf(observations);
    }

    public List<Finding> findings() {
        return observations.stream().map(Observation::finding).toList();
    }

    public long count(Level level) {
        return findings().stream().filter(found -> found.level() == level).count();
    }

    /** How many {@code -Dforkstack.fix} would put right. */
    public long fixable() {
        return observations.stream().filter(Observation::isFixable).count();
    }
}
