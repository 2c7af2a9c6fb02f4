package dev.forkstack.spi;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service and the provider that works on it, as {@link ResourceProviderContract} needs to see them. Every test has a
 * project name of its own, so one service does for a whole class. Thread-safe.
 */
public interface ProviderUnderTest {

    /** A new provider of the project, as another process of the same developer opens it. The contract closes it. */
    ResourceProvider open(ProjectName project);

    /** The same for a colleague, who has the service but no file in common; empty where all is on one machine. */
    default Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.empty();
    }

    /** What environments of the project are forked from. It is made at the first call, and the same at every other. */
    Source source(ProjectName project);

    /** The lines that were written, read as an application does: with these values and nothing else. */
    Set<String> read(EnvVars values);

    /** Adds a line, a word of letters and digits, as an application does. */
    void write(EnvVars values, String line);

    /** By other means than the provider, makes what the environment's resource would be called. It carries no mark. */
    void plantForeign(ProjectName project, EnvironmentName env);

    /**
     * How many credentials lead to what stands under the environment's name, as the service itself tells. What ends by
     * itself within 15 minutes does not count, nor does what opens everything, such as an account's API key.
     */
    long credentials(ProjectName project, EnvironmentName env);

    /**
     * Sees to it that the next call that makes a resource takes effect and its answer is lost; empty where there is no
     * such call.
     */
    default Optional<Runnable> losingTheNextAnswer() {
        return Optional.empty();
    }

    /** Why {@code list} cannot tell marks, so that it tells names, ids and parents; empty where it tells what find tells. */
    default Optional<String> whyListTellsNoMarks() {
        return Optional.empty();
    }

    /** Why {@code list} cannot tell of what was made by other means; empty where it tells of everything. */
    default Optional<String> whyListTellsNothingForeign() {
        return Optional.empty();
    }

    /**
     * Why a mark, once written, can only say whether its resource is finished. Then nothing foreign is taken over, and what
     * another run completes keeps the name of the first; empty where a mark can be replaced as a whole.
     */
    default Optional<String> whyMarksStayAsTheyAre() {
        return Optional.empty();
    }

    /** Every line that any provider of this service has told its {@link dev.forkstack.model.ProgressListener}. */
    List<String> told();

    /** What nobody may read in a message beside the secrets among the values: an API key, a superuser's password. */
    default Set<String> secrets() {
        return Set.of();
    }

    /** Why no value is a secret; empty where a password, a key or a token leads to a resource. */
    default Optional<String> whyNothingIsSecret() {
        return Optional.empty();
    }

    /**
     * @param values what an application of the source has
     * @param address what leads to the source and stands in no fork's values, such as its host or its name
     */
    record Source(Resource resource, EnvVars values, String address) {}
}
