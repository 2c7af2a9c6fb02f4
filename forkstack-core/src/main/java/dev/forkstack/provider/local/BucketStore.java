package dev.forkstack.provider.local;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.provider.staged.MarkedDirectories;
import dev.forkstack.provider.staged.MarkedStage;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.server.UserHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buckets as directories under the S3 server's own, each with its mark in a file beside it. Thread-safe as a stage is. */
final class BucketStore implements MarkedStage, MarkedDirectories.Places {

    private static final String MARK_SUFFIX = ".json";

    private final BucketNames names;
    private final Path directory;
    private final Path locks;
    private final MarkedDirectories directories;
    private final Optional<Import> origin;

    /** Fills the first bucket. */
    @FunctionalInterface
    interface Import {
        /** @return what was done, for people */
        String into(Path staged, BucketStore store) throws IOException;
    }

    BucketStore(UserHome home, BucketNames names, Optional<Import> origin) {
        this.origin = origin;
        this.names = names;
        this.directory = home.s3();
        this.locks = home.locks();
        this.directories = new MarkedDirectories(ResourceKind.BUCKET, names.project(), this);
    }

    @Override
    public MarkedDirectories directories() {
        return directories;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public String name(EnvironmentName env) {
        return names.name(env);
    }

    @Override
    public Path lockFile() {
        return locks.resolve("s3-" + names.project() + ".lock");
    }

    @Override
    public Path directory() {
        return directory;
    }

    BucketKeys keys() {
        return new BucketKeys(directory.resolve("keys"), directories.unfinishedFile());
    }

    @Override
    public List<Resource> all() throws IOException {
        List<Resource> found = new ArrayList<>();
        for (Path bucket : MarkedDirectories.children(directory.resolve("buckets"))) {
            find(bucket.getFileName().toString()).ifPresent(found::add);
        }
        return found.stream()
                .filter(bucket -> bucket.mark()
                        .map(mark -> mark.project().equals(names.project()))
                        .orElse(names.matches(bucket.name())))
                .toList();
    }

    @Override
    public String fill(Path staged, Optional<Resource> source) throws IOException, InterruptedException {
        if (source.isEmpty()) {
            return origin.isPresent() ? origin.get().into(staged, this) : "made empty";
        }
        String from = source.get().name();
        if (!Files.isDirectory(directory(from))) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_FOUND,
                    "There is no " + source.get().title() + " to fork from.",
                    "Fork from another environment with -Dforkstack.from=<environment>.");
        }
        ObjectLinks links = new ObjectLinks(directory(from));
        new BucketFork(directory(from), links).into(staged);
        return links.isEmpty() ? "empty, as " + from : links.summary() + " from " + from;
    }

    @Override
    public Size size(String name) throws IOException {
        return BucketSize.of(directory(name));
    }

    @Override
    public Path directory(String name) {
        return directory.resolve("buckets").resolve(name);
    }

    @Override
    public Path mark(String name) {
        return marks().resolve(name + MARK_SUFFIX);
    }

    @Override
    public Optional<String> marked(Path file) {
        String name = file.getFileName().toString();
        return Optional.of(name)
                .filter(it -> it.endsWith(MARK_SUFFIX))
                .map(it -> it.substring(0, it.length() - MARK_SUFFIX.length()));
    }

    @Override
    public Path marks() {
        return directory.resolve("marks");
    }

    @Override
    public Path staging() {
        return directory.resolve("staging");
    }

    /** No client of the server sees the staging directory. */
    @Override
    public String hidden() {
        return "";
    }

    @Override
    public void forget(String name) throws IOException {
        keys().removeAll(name);
    }
}
