package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Sha256;
import dev.forkstack.spi.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches through Maven's own resolver, so that mirrors, proxies, credentials and offline mode are the user's. */
final class MavenArtifacts implements Artifacts {

    private final RepositorySystem repositories;
    private final MavenSession session;
    private final MavenProject project;
    private final ProgressListener progress;

    /** @param project whose plugin repositories are asked; at its end a session has no current one */
    MavenArtifacts(
            RepositorySystem repositories, MavenSession session, MavenProject project, ProgressListener progress) {
        this.repositories = repositories;
        this.session = session;
        this.project = project;
        this.progress = progress;
    }

    @Override
    public Path fetch(String coordinates, String sha256) {
        Path file = resolve(new DefaultArtifact(coordinates));
        String actual = checksum(file);
        if (!actual.equals(sha256)) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    coordinates + " is not what this version of Fork Stack was built for: SHA-256 " + actual
                            + ", expected " + sha256 + ".",
                    "Remove " + file.getParent() + " and run the command again; if it comes back, ask who runs the"
                            + " repository that Maven took it from.");
        }
        return file;
    }

    private Path resolve(Artifact artifact) {
        RepositorySystemSession repositorySession = session.getRepositorySession();
        Path expected = repositorySession
                .getLocalRepository()
                .getBasedir()
                .toPath()
                .resolve(repositorySession.getLocalRepositoryManager().getPathForLocalArtifact(artifact));
        if (!Files.exists(expected)) {
            progress.started("fetching " + artifact);
        }
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemotePluginRepositories(), null);
        try {
            return repositories
                    .resolveArtifact(repositorySession, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new ForkStackException(
                    Kind.UNAVAILABLE,
                    "Maven cannot fetch " + artifact + ": " + e.getMessage(),
                    session.isOffline()
                            ? "Run it once without --offline: make envs-up fetches everything that is needed."
                            : "See whether Maven reaches its repositories (mirrors and proxies stand in settings.xml).",
                    e);
        }
    }

    private static String checksum(Path file) {
        try {
            return Sha256.hex(file);
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE, file + " cannot be read: " + e, "Make the local Maven repository readable.", e);
        }
    }
}
