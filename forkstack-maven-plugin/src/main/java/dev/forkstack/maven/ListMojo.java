package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Lists the environments of the project. */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public final class ListMojo extends AbstractForkStackMojo {

    @Inject
    ListMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    void run(ForkStack forkStack) {
        new EnvironmentTable(forkStack).lines(forkStack.list()).forEach(getLog()::info);
    }
}
