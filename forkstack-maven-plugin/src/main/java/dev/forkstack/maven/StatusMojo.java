package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Says what an application started here would get and who decided it: environment, values, resources, configuration. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends AbstractForkStackMojo {

    @Inject
    StatusMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        return new StatusOutcome(forkStack.config(), forkStack.status());
    }
}
