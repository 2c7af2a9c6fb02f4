package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Deletes an environment: everything that is proven to be its own, and nothing else. */
@Mojo(name = "delete", requiresProject = false, threadSafe = true, defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST)
public final class DeleteMojo extends AbstractForkStackMojo {

    /** The environment's name, for executions that are bound to a phase; by name it is {@code -Denv}. */
    @Parameter
    private String env;

    /** The name once more, to delete a colleague's environment. */
    @Parameter(property = "forkstack.force")
    private String force;

    @Inject
    DeleteMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        EnvironmentName name = environment(env).required();
        return new DeletedOutcome(
                name, forkStack.delete(new DeleteRequest(name, Optional.ofNullable(force))), forkStack.makesDev());
    }
}
