package dev.forkstack.provider.directory;

import dev.forkstack.file.FileCopy;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.provider.staged.MarkedDirectories;
import dev.forkstack.provider.staged.StagedResources;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.BelongsToCheckout;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application keeps in files, a directory for each environment in the project root. A fork shares the blocks of its
 * source's files where the file system can. Thread-safe.
 */
final class LocalDirectory implements ResourceProvider, BelongsToCheckout, Measurable, Leftovers {

    private final ProjectName project;
    private final Path root;
    private final StagedResources directories;

    LocalDirectory(ProviderContext context, Optional<SeedDirectory> seed) {
        UserHome home = new UserHome(context.home());
        this.project = context.project();
        this.root = context.root();
        this.directories = new StagedResources(
                new DirectoryStage(root, home.locks(), context.names(), seed, FileCopy.ofThisSystem()),
                project,
                home,
                context.progress());
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return directories.find(name);
    }

    @Override
    public List<Resource> list() {
        return directories.list();
    }

    @Override
    public Resource create(Plan plan) {
        return directories.create(plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return directories.mark(resource, mark);
    }

    @Override
    public void delete(Owned resource) {
        directories.delete(resource);
    }

    @Override
    public void sweep() {
        directories.sweep();
    }

    @Override
    public List<String> leftovers() {
        return directories.leftovers();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        return directories.measure(resource);
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        Resource directory = resource.resource();
        directories.holding(directory, () -> {
            prove(directory);
            return directory;
        });
        return EnvVars.NONE.with(Keys.LOCAL_STATE_DIR, directory.name());
    }

    @Override
    public Map<String, String> ignored() {
        return Map.of(
                project + ".dev.db/", project + ".*.db/",
                "." + project + ".dev.db.mark.json", "." + project + ".*.db.mark.json",
                ".forkstack-tmp-" + project + "-file", ".forkstack-tmp-*");
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    private void prove(Resource resource) throws IOException {
        Path directory = root.resolve(resource.name());
        MarkedDirectories.children(directory);
        if (!Files.isWritable(directory)) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    directory + " cannot be written.",
                    "Make it writable for the user that runs the application.");
        }
    }
}
