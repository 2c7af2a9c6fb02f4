package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** What a goal ended with: facts, which can be told to people and to programs. Immutable; carries no secret. */
interface Outcome {

    /** For people. */
    void tell(Log log);

    /** For programs: the fields behind {@code schemaVersion} and {@code goal}, as docs/schema/output-1.json has them. */
    Document document();

    /** Why the goal counts as failed all the same; it is told after the facts. */
    default Optional<ForkStackException> failure() {
        return Optional.empty();
    }
}
