package dev.forkstack.spi;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Optional;

/**
 * How one service keeps the databases, buckets or directories of one project. Thread-safe; long calls end on interrupt.
 * Every method throws {@link dev.forkstack.model.ForkStackException} with a remedy.
 */
public interface ResourceProvider extends AutoCloseable {

    /** Whatever stands under this environment's name, with the mark it carries: facts, no judgement. */
    Optional<Resource> find(EnvironmentName name);

    /**
     * Whether the configuration says that what stands under this name is somebody else's and there to be forked alone: it
     * is never marked, taken over, connected or deleted.
     */
    default boolean isSource(EnvironmentName name) {
        return false;
    }

    /**
     * Makes the plan's resource and returns once it is usable. It then carries the plan's mark. What an earlier run of
     * the same environment left unfinished is completed; what stands there unmarked or as somebody else's is refused.
     */
    Resource create(Plan plan);

    /** Replaces the mark that the resource carries. */
    Resource mark(Owned resource, Mark mark);

    /** Removes the resource and every credential that {@link #connect} issued for it. Absence is success. */
    void delete(Owned resource);

    /**
     * The values that an application needs for exactly this resource, proven by a real request that used them.
     *
     * @param held what the application has now for the same environment; credentials that still work are kept
     */
    EnvVars connect(Owned resource, EnvVars held);

    /**
     * Removes what dead runs of this project left unfinished. {@link #create} and {@link #delete} do so too; this is for
     * an environment that never came to stand.
     */
    default void sweep() {}

    /** Every resource that carries a mark of this project, and what stands unmarked under a name of its pattern. */
    List<Resource> list();

    /** Frees connections; the resources stay. */
    @Override
    void close();
}
