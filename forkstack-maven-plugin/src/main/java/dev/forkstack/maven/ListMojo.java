package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Environment;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the environments of the project. */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public final class ListMojo extends AbstractForkStackMojo {

    /** Whether to ask how much each database and bucket holds. */
    @Parameter(property = "forkstack.sizes", defaultValue = "false")
    private boolean sizes;

    @Inject
    ListMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        List<Environment> environments = forkStack.list();
        return new ListedOutcome(
                forkStack.config(),
                forkStack.current(),
                environments,
                sizes ? Optional.of(forkStack.sizes(environments)) : Optional.empty());
    }
}
