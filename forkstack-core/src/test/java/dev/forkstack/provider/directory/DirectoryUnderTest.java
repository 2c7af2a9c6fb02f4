package dev.forkstack.provider.directory;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One checkout for all projects, in which a line is a file; what is forked is each project's {@code dev}. */
record DirectoryUnderTest(Path root, RecordedProgress progress) implements ProviderUnderTest {

    @Override
    public ResourceProvider open(ProjectName project) {
        return opened(project).provider;
    }

    private DirectoryProject opened(ProjectName project) {
        return new DirectoryProject(root, project, Map.of(), progress);
    }

    @Override
    public Source source(ProjectName project) {
        DirectoryProject app = opened(project);
        Resource dev = app.find("dev").orElseGet(app::makeDev);
        return new Source(dev, app.connect("dev"), dev.name());
    }

    @Override
    public Set<String> read(EnvVars values) {
        try (Stream<Path> files = Files.list(directory(values))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(EnvVars values, String line) {
        try {
            Files.writeString(directory(values).resolve(line), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory(EnvVars values) {
        return root.resolve(values.get(Keys.LOCAL_STATE_DIR).orElseThrow());
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        try {
            Files.createDirectory(opened(project).directory(env.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return Files.exists(opened(project).directory(env.value())) ? 1 : 0;
    }

    @Override
    public Optional<String> whyNothingIsSecret() {
        return Optional.of("A path leads to a directory, and the modes of files keep others away.");
    }

    @Override
    public List<String> told() {
        return progress.lines();
    }
}
