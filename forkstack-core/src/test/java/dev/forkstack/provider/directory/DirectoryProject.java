package dev.forkstack.provider.directory;

import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.Settings;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One project's local state in a checkout of its own, with the few calls that tests make all the time. */
final class DirectoryProject extends TestedProject {

    final RecordedProgress progress;
    final Path root;

    DirectoryProject(Path root, String name, Map<String, String> settings) {
        this(root, new ProjectName(name), settings, new RecordedProgress());
    }

    DirectoryProject(Path root, ProjectName name, Map<String, String> settings, RecordedProgress progress) {
        super(
                name,
                new LocalDirectoryFactory()
                        .create(
                                new Settings("directory", settings),
                                new ProviderContext(
                                        new ResourceNames(name),
                                        root,
                                        root.resolve("home"),
                                        new TestArtifacts(),
                                        Credentials.of(Map.of()),
                                        progress)));
        this.root = root;
        this.progress = progress;
    }

    Resource makeDev() {
        return provider.create(new Plan(Optional.empty(), mark("dev")));
    }

    Resource fork(String env) {
        return fork(find("dev").orElseThrow(), env);
    }

    Path directory(String env) {
        return root.resolve(name + "." + env + ".db");
    }

    Path mark(Path directory) {
        return root.resolve("." + directory.getFileName() + ".mark.json");
    }

    /** What stands in the checkout, the home of servers apart. */
    List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("home"))
                    .sorted()
                    .toList();
        }
    }
}
