package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ProgressListener;
import java.util.Optional;

/** How a goal talks: in lines for people, or in one document for programs. */
interface Output {

    /** What is told while the goal works. */
    ProgressListener progress();

    /** What it ended with; returns and tells why that counts as a failure, where it does. */
    Optional<ForkStackException> tell(Outcome outcome);

    /** That it did not come to an end. */
    void fail(ForkStackException failure);

    /** @throws ForkStackException {@code CONFIGURATION} if there is no such output */
    static Output of(String name, String goal, TextOutput text) {
        return switch (name) {
            case "text" -> text;
            case "json" -> new JsonOutput(goal, StandardOut.open());
            default ->
                throw new ForkStackException(
                        Kind.CONFIGURATION,
                        "There is no output '" + name + "'.",
                        "Set -Dforkstack.output to text or json.");
        };
    }
}
