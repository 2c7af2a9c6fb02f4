package dev.forkstack.provider.libsql;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the mark of one database that stands is replaced while others may be at it too. Immutable.
 *
 * @param title of the database, for messages
 * @param resource the database with a mark, or with none
 * @param write what stands there after a mark was written in place of an expected one: that, or another run's
 */
public record Marking(
        String title, Function<Optional<Mark>, Resource> resource, BiFunction<Optional<Mark>, Mark, Mark> write) {

    /** So often another run may be quicker. */
    private static final int ATTEMPTS = 5;

    /**
     * What another run has finished stays as that has left it; what none has is ours to go on with.
     *
     * @param found what stands there now
     * @throws ForkStackException if that is not this environment's, or somebody else's
     */
    public Resource completed(Optional<Mark> found, Mark mark) {
        Mark standing = claimed(found, mark);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Mark ours = mark.on(standing.resource());
            if (standing.state() == Mark.State.READY || standing.equals(ours)) {
                return resource.apply(Optional.of(standing));
            }
            standing = claimed(Optional.of(write.apply(Optional.of(standing), ours)), mark);
        }
        throw changed();
    }

    /** @throws ForkStackException {@code REJECTED} if something else than the expected mark stands there by now */
    public Resource marked(Optional<Mark> expected, Mark ours) {
        Mark standing = write.apply(expected, ours);
        if (!standing.equals(ours)) {
            throw changed();
        }
        return resource.apply(Optional.of(standing));
    }

    /** For a database that says after the writing that nothing was written. */
    public static ForkStackException lost(String title) {
        return new ForkStackException(
                Kind.MALFORMED_RESPONSE,
                "The " + title + " did not keep the mark that was written to it.",
                "Run the command again; it goes on from what stands.");
    }

    /** What stands is taken only if it is this environment's, and nobody else's. */
    private Mark claimed(Optional<Mark> found, Mark mark) {
        return Ownership.claimFor(mark, resource.apply(found));
    }

    private ForkStackException changed() {
        return new ForkStackException(
                Kind.REJECTED,
                "The mark of the " + title + " has changed meanwhile: another run is at work there.",
                "Run the command again when that has ended; it goes on from what stands.");
    }

    @Override
    public String toString() {
        return title;
    }
}
