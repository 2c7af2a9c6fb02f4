package dev.forkstack.provider.bucket;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import java.util.Optional;

/** Where the marks of a store's buckets stand. Thread-safe. */
public interface MarkPlace {

    /** What was seen of a bucket that stands. */
    record Seen(Optional<Mark> mark) {}

    /**
     * Looks what stands under the name.
     *
     * @return empty if there is no such bucket
     * @throws ForkStackException {@code UNAUTHORIZED} if it is another account's
     */
    Optional<Seen> look(String bucket);

    /**
     * Writes the first mark of a bucket that has none.
     *
     * @return the mark that stands there afterwards, which is another's where another run was quicker
     */
    Mark claim(String bucket, Mark mark);

    /** Writes another mark in place of the one that stands there. */
    void replace(String bucket, Mark mark);

    /** Whether the store keeps the bucket's mark for the next bucket of its name, unless it is taken away before. */
    boolean outlives(String bucket);

    /** Takes the mark from a bucket that is empty. */
    void discard(String bucket);
}
