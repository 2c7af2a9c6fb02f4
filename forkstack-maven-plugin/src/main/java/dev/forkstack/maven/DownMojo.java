package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops the local servers of this user, for all of the user's projects. The data stay. */
@Mojo(name = "down", requiresProject = false, threadSafe = true)
public final class DownMojo extends AbstractForkStackMojo {

    @Inject
    DownMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        return ServersOutcome.of(forkStack.down());
    }
}
