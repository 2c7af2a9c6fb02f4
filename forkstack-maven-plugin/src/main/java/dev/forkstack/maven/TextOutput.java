package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * Lines in Maven's log. Thread-safe as the log is.
 *
 * @param terminal where more than lines can be shown
 */
record TextOutput(Log log, Optional<PrintStream> terminal) implements Output {

    TextOutput(Log log) {
        this(log, Optional.empty());
    }

    @Override
    public ProgressListener progress() {
        return new LogProgress(log, terminal);
    }

    @Override
    public Optional<ForkStackException> tell(Outcome outcome) {
        outcome.tell(log);
        outcome.failure().ifPresent(this::fail);
        return outcome.failure();
    }

    @Override
    public void fail(ForkStackException failure) {
        new FailureReport(log).print(failure);
    }
}
