package dev.forkstack.provider.staged;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.Plan;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all providers have in common whose resources are files of this machine: one run at a time, a staged resource that is
 * published whole, and nothing done to another resource of the same name. Thread-safe.
 */
public final class StagedResources {

    private final Stage stage;
    private final ProjectName project;
    private final UserHome home;
    private final ProgressListener progress;

    public StagedResources(Stage stage, ProjectName project, UserHome home, ProgressListener progress) {
        this.stage = stage;
        this.project = project;
        this.home = home;
        this.progress = progress;
    }

    public Optional<Resource> find(EnvironmentName env) {
        String name = stage.name(env);
        return reading(() -> stage.find(name));
    }

    public List<Resource> list() {
        return reading(stage::all);
    }

    public Resource create(Plan plan) {
        String name = stage.name(plan.name());
        return locked(() -> {
            stage.sweep();
            Optional<Resource> standing = stage.find(name);
            return standing.isPresent() ? completed(standing.get(), plan) : made(name, plan);
        });
    }

    public Resource mark(Owned resource, Mark mark) {
        return locked(() -> marked(resource.resource(), mark));
    }

    public void delete(Owned resource) {
        locked(() -> {
            stage.sweep();
            if (isStillThere(resource.resource())) {
                stage.remove(resource.resource());
            }
            return resource;
        });
    }

    public void sweep() {
        locked(() -> {
            stage.sweep();
            return stage;
        });
    }

    /** See {@link dev.forkstack.spi.Leftovers}. */
    public List<String> leftovers() {
        return reading(() -> ExclusiveLock.isHeld(stage.lockFile()) ? List.of() : stage.leftovers());
    }

    /** See {@link dev.forkstack.spi.Measurable}. */
    public Optional<Size> measure(Resource resource) {
        return reading(() -> isStillThere(resource) ? Optional.of(stage.size(resource.name())) : Optional.empty());
    }

    /** Does something with a resource while nobody can take it away. */
    public <T> T holding(Resource resource, Work<T> work) {
        return locked(() -> {
            if (!isStillThere(resource)) {
                throw gone(resource);
            }
            return work.run();
        });
    }

    /** The rename that made it visible was its last step, so what stands is whole. */
    private Resource completed(Resource standing, Plan plan) throws IOException, InterruptedException {
        Owned owned = new Ownership(project, plan.name()).claim(standing);
        return marked(owned.resource(), plan.mark());
    }

    private Resource made(String name, Plan plan) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        if (plan.source().isPresent() && !isStillThere(plan.source().get())) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_FOUND,
                    "The source, " + plan.source().get().title() + ", is not there any more.",
                    "Run the command again, or fork another environment (FROM=NAME).");
        }
        Path staged = stage.newStaging();
        try {
            String how = stage.fill(staged, plan.source());
            stage.publish(staged, name, plan.mark());
            Resource made = stage.find(name).orElseThrow();
            progress.finished(made.title(), how, Duration.between(begun, Instant.now()));
            return made;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stage.discard(staged);
            throw e;
        }
    }

    private Resource marked(Resource resource, Mark mark) throws IOException, InterruptedException {
        if (!isStillThere(resource)) {
            throw gone(resource);
        }
        stage.writeMark(resource, mark.on(resource.id()));
        return stage.find(resource.name()).orElseThrow();
    }

    /** Another of the same name that was made since is not the one that was proven to be ours. */
    private boolean isStillThere(Resource resource) throws IOException, InterruptedException {
        return stage.find(resource.name())
                .filter(found -> found.id().equals(resource.id()))
                .isPresent();
    }

    public static ForkStackException gone(Resource resource) {
        return new ForkStackException(
                ForkStackException.Kind.NOT_FOUND,
                "The " + resource.title() + " is no longer there.",
                "Run the command again.");
    }

    /** What is done under the lock. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    @SuppressWarnings("try") // The lock is there to be held.
    private <T> T locked(Work<T> work) {
        home.prepare();
        return reading(() -> {
            Runnable waiting = () ->
                    progress.note("waiting for another command that works on a " + stage.kind() + " of " + project);
            try (ExclusiveLock lock = ExclusiveLock.acquire(stage.lockFile(), waiting)) {
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
                    "The work on a local " + stage.kind() + " was interrupted.",
                    "Run the command again.",
                    e);
        } catch (IOException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "What stands in " + stage.directory() + " cannot be read or written: " + e,
                    "Check that it can be written and that its disk is not full.",
                    e);
        }
    }
}
