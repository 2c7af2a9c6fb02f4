package dev.forkstack.provider.local;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.s3.BucketAccess;
import dev.forkstack.provider.s3.BucketProof;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.server.S3Server;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The buckets of one project on this machine. A fork is a tree of hard links, so it takes no space and next to no time.
 * Thread-safe.
 */
final class LocalBucket implements ResourceProvider, HasLocalServer, MakesOrigin {

    private static final String REGION = "us-east-1";

    private final BucketNames names;
    private final UserHome home;
    private final S3Server server;
    private final ProgressListener progress;
    private final BucketStore store;

    LocalBucket(BucketNames names, UserHome home, S3Server server, ProgressListener progress) {
        this.names = names;
        this.home = home;
        this.server = server;
        this.progress = progress;
        this.store = new BucketStore(home, names.project());
    }

    @Override
    public LocalServer server() {
        return server;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        String bucket = names.name(name);
        return reading(() -> store.find(bucket));
    }

    @Override
    public List<Resource> list() {
        return reading(() -> store.all().stream()
                .filter(bucket -> bucket.mark()
                        .map(mark -> mark.project().equals(names.project()))
                        .orElse(names.matches(bucket.name())))
                .toList());
    }

    @Override
    public Resource create(Plan plan) {
        String name = names.name(plan.name());
        return locked(() -> {
            store.sweep();
            Optional<Resource> standing = store.find(name);
            return standing.isPresent() ? completed(standing.get(), plan) : made(name, plan);
        });
    }

    /** The rename that made it visible was its last step, so what stands is whole. */
    private Resource completed(Resource standing, Plan plan) throws IOException {
        Owned owned = new Ownership(names.project(), plan.name()).claim(standing);
        return marked(owned.resource(), plan.mark());
    }

    private Resource made(String name, Plan plan) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        Path staged = store.newStaging();
        try {
            String how = plan.source().isPresent() ? fill(staged, plan.source().get()) : "made empty";
            String id = BucketId.give(name, staged);
            store.publish(staged, name, plan.mark().on(id));
            progress.finished(ResourceKind.BUCKET + " " + name, how, Duration.between(begun, Instant.now()));
            return store.find(name).orElseThrow();
        } catch (IOException | InterruptedException | RuntimeException e) {
            DirectoryTree.delete(staged);
            throw e;
        }
    }

    private String fill(Path staged, Resource source) throws IOException, InterruptedException {
        Path bucket = store.bucket(source.name());
        if (!Files.isDirectory(bucket)) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_FOUND,
                    "There is no " + source.title() + " to fork from.",
                    "Fork from another environment with -Dforkstack.from=<environment>.");
        }
        ObjectLinks links = new ObjectLinks(bucket);
        new BucketFork(bucket, links).into(staged);
        return links.isEmpty() ? "empty, as " + source.name() : links.summary() + " from " + source.name();
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return locked(() -> marked(resource.resource(), mark));
    }

    private Resource marked(Resource resource, Mark mark) throws IOException {
        if (!isStillThere(resource)) {
            throw gone(resource);
        }
        store.writeMark(resource.name(), mark.on(resource.id()));
        return store.find(resource.name()).orElseThrow();
    }

    @Override
    public void delete(Owned resource) {
        Resource bucket = resource.resource();
        locked(() -> {
            store.sweep();
            if (isStillThere(bucket)) {
                store.remove(bucket.name());
            }
            return bucket;
        });
    }

    @Override
    public void sweep() {
        locked(() -> {
            store.sweep();
            return null;
        });
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        Resource bucket = resource.resource();
        URI endpoint = server.ensure();
        BucketKeys.Key key = locked(() -> {
            if (!isStillThere(bucket)) {
                throw gone(bucket);
            }
            return store.keys().keyOf(bucket.name());
        });
        EnvVars variables = new BucketAccess(bucket.name(), endpoint, REGION, key.id(), key.secret()).asVariables();
        BucketProof.read(variables);
        return variables;
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    /** A bucket of the same name that was made since is another one. */
    private boolean isStillThere(Resource bucket) throws IOException {
        return store.find(bucket.name())
                .filter(found -> found.id().equals(bucket.id()))
                .isPresent();
    }

    private static ForkStackException gone(Resource bucket) {
        return new ForkStackException(
                ForkStackException.Kind.NOT_FOUND,
                "The " + bucket.title() + " is no longer there.",
                "Run the command again.");
    }

    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    @SuppressWarnings("try") // The lock is there to be held.
    private <T> T locked(Work<T> work) {
        home.prepare();
        return reading(() -> {
            Runnable waiting = () ->
                    progress.note("Waiting for another command that works on buckets of " + names.project() + ".");
            try (ExclusiveLock lock = ExclusiveLock.acquire(store.lockFile(), waiting)) {
                return work.run();
            }
        });
    }

    private <T> T reading(Work<T> work) {
        try {
            return work.run();
        } catch (InterruptedException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    "The work on local buckets was interrupted.",
                    "Run the command again.",
                    e);
        } catch (IOException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "The local buckets cannot be read or written: " + e,
                    "Check that " + home.s3() + " can be written and that its disk is not full.",
                    e);
        }
    }
}
