package dev.forkstack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.workflow.CreateEnvironment;
import dev.forkstack.workflow.SwitchEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault at every call of every verb, or a sample of them: afterwards the environment works as a whole or nothing of it is left, the source
 * is untouched, and the message names cause and remedy. A service's test extends this class.
 */
@Timeout(3600)
public abstract class FaultEnumeration {

    @TempDir
    Path directory;

    /** Started for one series, closed after it. */
    protected abstract FaultyService service(Path directory);

    /** Of how many runs of the sample one is made, for a service whose every run takes long. */
    protected int thinning() {
        return 1;
    }

    /** Not for a service that differs from another in a few calls only: it is disturbed in full or not at all. */
    protected boolean hasSample() {
        return true;
    }

    private int every() {
        int every = Integer.getInteger("forkstack.faults.every", 1);
        if (every != 1 && !hasSample()) {
            System.out.println("faults: " + getClass().getSimpleName() + ": not run in a sample; make faults: in full");
            Assumptions.abort("not run in a sample");
        }
        return every == 1 ? 1 : every * thinning();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultAtEveryCallLeavesAWholeOrNothing(Verb verb) throws IOException {
        int every = every();
        try (FaultyService service = service(directory)) {
            FaultStand stand = new FaultStand(service, "app", directory);
            stand.verb(scope -> new CreateEnvironment(scope).run(CreateRequest.of(FaultStand.OTHER)));
            stand.verb(scope -> new CreateEnvironment(scope).run(CreateRequest.of(FaultStand.BASE)));
            stand.verb(scope -> new SwitchEnvironment(scope).run(FaultStand.BASE));
            FaultTally tally = new FaultSeries(stand, verb).run(every);
            System.out.println(tally.line());
            tally.violations().forEach(violation -> System.out.println("  ✗ " + violation));
            assertThat(tally.runs()).as("runs in which a fault was met").isPositive();
            assertThat(tally.violations()).isEmpty();
        }
    }
}
