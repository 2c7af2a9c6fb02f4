package dev.forkstack.provider.directory;

import dev.forkstack.file.FileCopy;
import dev.forkstack.file.FileTree;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.provider.staged.MarkedDirectories;
import dev.forkstack.provider.staged.MarkedStage;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The directories of one checkout, in its root, each with its mark in a hidden file beside it. Thread-safe as a stage is. */
final class DirectoryStage implements MarkedStage, MarkedDirectories.Places {

    private static final String HIDDEN = ".";
    private static final String MARK_SUFFIX = ".mark.json";

    private final Path root;
    private final Path lockFile;
    private final ResourceNames names;
    private final Optional<SeedDirectory> seed;
    private final FileCopy copy;
    private final MarkedDirectories directories;

    /** @param locks where lock files may stand; not in the checkout, where they would be in the way */
    DirectoryStage(Path root, Path locks, ResourceNames names, Optional<SeedDirectory> seed, FileCopy copy) {
        this.root = root;
        this.lockFile = locks.resolve(
                "directory-" + UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8)) + ".lock");
        this.names = names;
        this.seed = seed;
        this.copy = copy;
        this.directories = new MarkedDirectories(ResourceKind.DIRECTORY, names.project(), this);
    }

    @Override
    public MarkedDirectories directories() {
        return directories;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.DIRECTORY;
    }

    @Override
    public String name(EnvironmentName env) {
        return names.directory(env);
    }

    @Override
    public Path lockFile() {
        return lockFile;
    }

    @Override
    public Path directory() {
        return root;
    }

    @Override
    public List<Resource> all() throws IOException {
        List<Resource> found = new ArrayList<>();
        for (Path child : MarkedDirectories.children(root)) {
            String name = child.getFileName().toString();
            if (names.environmentOfDirectory(name).isPresent()) {
                find(name).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public String fill(Path staged, Optional<Resource> source) throws IOException, InterruptedException {
        if (source.isPresent()) {
            String from = source.get().name();
            return copy.directory(directory(from), staged).summary() + " from " + from;
        }
        if (seed.isEmpty()) {
            return "made empty";
        }
        copy.directory(seed.get().directory(), staged);
        return "made from " + seed.get().path();
    }

    @Override
    public Size size(String name) throws IOException {
        return new Size(FileTree.size(directory(name)), OptionalLong.empty());
    }

    @Override
    public Path directory(String name) {
        return root.resolve(name);
    }

    @Override
    public Path mark(String name) {
        return root.resolve(HIDDEN + name + MARK_SUFFIX);
    }

    @Override
    public Optional<String> marked(Path file) {
        String name = file.getFileName().toString();
        return Optional.of(name)
                .filter(it -> it.startsWith(HIDDEN) && it.endsWith(MARK_SUFFIX))
                .map(it -> it.substring(HIDDEN.length(), it.length() - MARK_SUFFIX.length()))
                .filter(it -> names.environmentOfDirectory(it).isPresent());
    }

    @Override
    public Path marks() {
        return root;
    }

    @Override
    public Path staging() {
        return root;
    }

    @Override
    public String hidden() {
        return HIDDEN;
    }

    /** Nothing else belongs to a directory. */
    @Override
    public void forget(String name) {}
}
