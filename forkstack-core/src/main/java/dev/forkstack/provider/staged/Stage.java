package dev.forkstack.provider.staged;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the resources of one kind and project stand on this machine, and how one comes to stand there: staged out of sight,
 * then published in one step. What changes something is called by one holder of {@link #lockFile} at a time. Thread-safe.
 */
public interface Stage {

    ResourceKind kind();

    /** What the environment's resource is called. */
    String name(EnvironmentName env);

    /** Held while resources come and go, so that what lies in staging then is a dead run's. */
    Path lockFile();

    /** Where everything stands, for messages. */
    Path directory();

    Optional<Resource> find(String name) throws IOException, InterruptedException;

    /** What carries a mark of this project, and what stands unmarked under a name of its pattern. */
    List<Resource> all() throws IOException, InterruptedException;

    /** A place out of sight where a resource can be made. */
    Path newStaging() throws IOException, InterruptedException;

    /**
     * Makes a resource there.
     *
     * @param source what to copy; absent for an empty or seeded one
     * @return what was done and how, for people
     */
    String fill(Path staged, Optional<Resource> source) throws IOException, InterruptedException;

    /** The one step that makes a resource: before it nothing is seen, after it everything, its mark included. */
    void publish(Path staged, String name, Mark mark) throws IOException, InterruptedException;

    /** Takes back what was staged and not published. */
    void discard(Path staged) throws IOException, InterruptedException;

    /** @param mark names the resource already */
    void writeMark(Resource resource, Mark mark) throws IOException, InterruptedException;

    /** Takes the resource away in one step, then removes what it was made of. */
    void remove(Resource resource) throws IOException, InterruptedException;

    /** What runs of this project have in staging; while nobody holds the lock, they are dead. */
    List<String> leftovers() throws IOException, InterruptedException;

    /** How much the resource of this name holds. */
    Size size(String name) throws IOException, InterruptedException;

    /** Removes what dead runs of this project left. */
    void sweep() throws IOException, InterruptedException;
}
