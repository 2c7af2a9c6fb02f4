package dev.forkstack.spi;

import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.nio.file.Path;

/**
 * What a provider works with.
 *
 * @param names what this provider's resources are called: of one database or bucket among several of a project
 * @param root the project root, absolute
 * @param home {@code FORKSTACK_HOME}, absolute; may not exist yet
 */
public record ProviderContext(
        ResourceNames names,
        Path root,
        Path home,
        Artifacts artifacts,
        Credentials credentials,
        ProgressListener progress) {

    public ProjectName project() {
        return names.project();
    }

    /** The same for another part of the project. */
    public ProviderContext named(ResourceNames others) {
        return new ProviderContext(others, root, home, artifacts, credentials, progress);
    }
}
