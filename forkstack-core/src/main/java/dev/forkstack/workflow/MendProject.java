package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code doctor -Dforkstack.fix}: puts right what is safe to, and looks again until nothing more can be. */
public final class MendProject {

    /** A server that was started shows what a dead run left on it, and that is all that can come to light. */
    private static final int ROUNDS = 3;

    private final Scope scope;
    private final Supplier<List<Observation>> look;
    private final List<String> mended = new ArrayList<>();
    private final List<Observation> failures = new ArrayList<>();
    private final Set<Finding> tried = new LinkedHashSet<>();

    public MendProject(Scope scope, Supplier<List<Observation>> look) {
        this.scope = scope;
        this.look = look;
    }

    /** Each thing is tried once. What remains is what a last look sees, and what could not be put right. */
    public Diagnosis run() {
        scope.protection().refuseInProduction();
        List<Observation> observations = look.get();
        for (int round = 0; round < ROUNDS && mendAll(observations); round++) {
            observations = look.get();
        }
        List<Observation> remaining = new ArrayList<>(observations);
        remaining.addAll(failures);
        return new Diagnosis(mended, remaining);
    }

    /** Returns whether anything was tried. */
    private boolean mendAll(List<Observation> observations) {
        boolean any = false;
        for (Observation observation : observations) {
            if (observation.isFixable() && tried.add(observation.finding())) {
                any = true;
                mend(observation);
            }
        }
        return any;
    }

    private void mend(Observation observation) {
        try {
            mended.add(observation.mend().orElseThrow().run());
        } catch (ForkStackException e) {
            failures.add(Observation.of(Finding.problem("could not be mended: " + e.getMessage(), e.remedy())));
        }
    }
}
