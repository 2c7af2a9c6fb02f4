package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Deletes an environment: everything that is proven to be its own, and nothing else. Bound into a build it deletes what
 * builds have made, after the last module that needs it.
 */
@Mojo(name = "delete", requiresProject = false, threadSafe = true, defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST)
public final class DeleteMojo extends AbstractBuildMojo {

    /** The name once more, to delete a colleague's environment. */
    @Parameter(property = "forkstack.force")
    private String force;

    @Inject
    DeleteMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        EnvironmentName name = named();
        return new DeletedOutcome(
                name, forkStack.delete(new DeleteRequest(name, Optional.ofNullable(force))), forkStack.makesDev());
    }

    @Override
    void run(Place place) {
        builds().isThrough(session().getCurrentProject());
        List<MavenProject> waiting = place.isOfReactor() ? builds().waitingFor(session()) : List.of();
        builds().find(place.key())
                .ifPresentOrElse(
                        environment -> remove(environment, waiting, place),
                        () -> work(place, CreateRequest.of(place.name())).removeLeftover());
    }

    private void remove(BuildEnvironment environment, List<MavenProject> waiting, Place place) {
        if (waiting.isEmpty()) {
            environment.remove();
        } else {
            getLog().info("  the environment stays for "
                    + String.join(
                            ", ",
                            waiting.stream().map(MavenProject::getArtifactId).toList()));
        }
    }
}
