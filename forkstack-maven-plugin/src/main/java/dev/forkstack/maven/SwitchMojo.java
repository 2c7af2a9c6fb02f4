package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Environment;
import dev.forkstack.runtime.EnvironmentName;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Switches this checkout to an environment that stands. */
@Mojo(name = "switch", requiresProject = false, threadSafe = true)
public final class SwitchMojo extends AbstractForkStackMojo {

    /** The environment's name, for executions that are bound to a phase; by name it is {@code -Denv}. */
    @Parameter
    private String env;

    @Inject
    SwitchMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        long begin = System.nanoTime();
        EnvironmentName name = environment(env).required();
        Environment environment = forkStack.switchTo(name);
        return new SwitchedOutcome(Closing.of(forkStack, environment, begin));
    }
}
