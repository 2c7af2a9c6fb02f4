package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Starts the local servers, fetching them first where they are absent. They stay up until {@code down}. */
@Mojo(name = "up", requiresProject = false, threadSafe = true)
public final class UpMojo extends AbstractForkStackMojo {

    @Inject
    UpMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        return ServersOutcome.of(forkStack.up());
    }
}
