package dev.forkstack.spi;

import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.ProjectName;
import java.nio.file.Path;

/**
 * What a provider works with.
 *
 * @param root the project root, absolute
 * @param home {@code FORKSTACK_HOME}, absolute; may not exist yet
 */
public record ProviderContext(
        ProjectName project,
        Path root,
        Path home,
        Artifacts artifacts,
        Credentials credentials,
        ProgressListener progress) {}
