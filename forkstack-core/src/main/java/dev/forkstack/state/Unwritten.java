package dev.forkstack.state;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Optional;

/**
 * For an environment that nobody is to be in: its values are proven and forgotten. Thread-safe.
 *
 * @param checkout whose files stay as they are
 */
public record Unwritten(Destination checkout) implements Destination {

    @Override
    public void inspect(Problems problems) {
        // Nothing is written.
    }

    @Override
    public void prepare(ProgressListener progress) {
        // Nothing is written.
    }

    @Override
    public Optional<EnvironmentName> switchedTo() {
        return checkout.switchedTo();
    }

    @Override
    public EnvVars held(EnvironmentName name) {
        return EnvVars.NONE;
    }

    @Override
    public void switchTo(EnvironmentName name, EnvVars vars) {
        // Who wants to be in it forks it.
    }

    @Override
    public boolean leave(EnvironmentName name) {
        return checkout.leave(name);
    }

    @Override
    public String newRun() {
        return checkout.newRun();
    }

    @Override
    public Verdict judge(EnvironmentName name, List<Mark> marks) {
        return checkout.judge(name, marks);
    }
}
