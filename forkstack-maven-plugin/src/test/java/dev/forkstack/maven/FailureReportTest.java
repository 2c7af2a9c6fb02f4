package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import org.junit.jupiter.api.Test;

class FailureReportTest {

    private final Lines log = new Lines();

    @Test
    void saysWhatHappenedWhatFailedAfterItAndWhatToDo() {
        ForkStackException failure = new ForkStackException(Kind.UNAVAILABLE, "The bucket failed.", "Try again.");
        failure.addSuppressed(new IllegalStateException("the undo failed"));

        new FailureReport(log).print(failure);

        assertThat(log.lines())
                .containsExactly("ERROR ✗ The bucket failed.", "ERROR   also: the undo failed", "ERROR → Try again.");
    }

    @Test
    void severalProblemsAreListedOnceWithTheirRemedies() {
        ForkStackException all = null;
        try {
            new Problems()
                    .add(new ForkStackException(Kind.REJECTED, "One.", "Do A."))
                    .add(new ForkStackException(Kind.REJECTED, "Two.", "Do B."))
                    .throwIfAny();
        } catch (ForkStackException e) {
            all = e;
        }

        new FailureReport(log).print(all);

        assertThat(log.lines())
                .containsExactly(
                        "ERROR ✗ 2 problems:",
                        "ERROR     1. One.",
                        "ERROR     2. Two.",
                        "ERROR → Do A.",
                        "ERROR     Do B.");
    }
}
