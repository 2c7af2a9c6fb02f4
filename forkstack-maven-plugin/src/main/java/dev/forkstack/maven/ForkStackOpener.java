package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.ForkStackConfig;
import dev.forkstack.config.ConfigLoader;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.ProjectRoot;
import dev.forkstack.spi.Credentials;
import dev.forkstack.state.BuildFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** Opens Fork Stack with what Maven knows: where the project stands, what it is called, and how artifacts are fetched. */
@Named
@Singleton
final class ForkStackOpener {

    private static final String PREFIX = "forkstack.";

    private final RepositorySystem repositories;
    private final SettingsDecrypter decrypter;

    @Inject
    ForkStackOpener(RepositorySystem repositories, SettingsDecrypter decrypter) {
        this.repositories = repositories;
        this.decrypter = decrypter;
    }

    ForkStack open(MavenSession session, PomSettings pom, ProgressListener progress) {
        ForkStackConfig config = config(session, pom);
        progress.note("project " + config.project() + " in " + config.root());
        return ForkStack.open(
                config, artifacts(session, session.getCurrentProject(), progress), credentials(session), progress);
    }

    /** For a build, whose values go into a file of its own. */
    ForkStack open(
            MavenSession session, MavenProject project, ForkStackConfig config, LogProgress progress, BuildFile file) {
        return ForkStack.open(config, artifacts(session, project, progress), credentials(session), progress, file);
    }

    ForkStackConfig config(MavenSession session, PomSettings pom) {
        MavenProject project = session.getCurrentProject();
        boolean hasPom = project.getFile() != null;
        Path directory = hasPom ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
        Path root = ProjectRoot.of(directory);
        return new ConfigLoader(
                        root,
                        commandLine(session.getUserProperties()),
                        pom.keys(),
                        artifactId(project, root),
                        System.getenv())
                .load();
    }

    private MavenArtifacts artifacts(MavenSession session, MavenProject project, ProgressListener progress) {
        return new MavenArtifacts(repositories, session, project, progress);
    }

    private Credentials credentials(MavenSession session) {
        return Credentials.of(System.getenv()).or(new SettingsServers(session.getSettings(), decrypter));
    }

    /**
     * Of the topmost POM at or below the project root: every module of a reactor names the same project. Where that is not
     * the root's own, because a module has another parent, the root's own is read.
     */
    private static Optional<String> artifactId(MavenProject project, Path root) {
        MavenProject found = null;
        for (MavenProject next = project; next != null && next.getFile() != null; next = next.getParent()) {
            if (directory(next).startsWith(root)) {
                found = next;
            }
        }
        return Optional.ofNullable(found)
                .filter(topmost -> directory(topmost).equals(root) || !Files.exists(root.resolve("pom.xml")))
                .map(MavenProject::getArtifactId);
    }

    private static Path directory(MavenProject project) {
        return project.getBasedir().toPath().toAbsolutePath().normalize();
    }

    private static Map<String, String> commandLine(Properties properties) {
        Map<String, String> keys = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                keys.put(name.substring(PREFIX.length()), properties.getProperty(name));
            }
        }
        return keys;
    }
}
