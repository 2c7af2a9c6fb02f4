package dev.forkstack.provider.bucket;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import java.util.function.BooleanSupplier;

/** What is in buckets: how one is filled from another and emptied again. Thread-safe; an interrupt ends both. */
public interface BucketContent {

    /** @throws ForkStackException if there is more to copy than anybody has allowed */
    void check(String source);

    /**
     * Puts into the bucket what it lacks of its source's content. It can be called again after it has failed.
     *
     * @param mark what the bucket carries
     * @return what was done, for people: {@code copied 12 objects from app-bucket-prod}
     */
    String fill(String source, String bucket, Mark mark);

    /** Removes all but the object that holds a mark. It can be called again after it has failed. */
    void empty(String bucket);

    /**
     * Empties the bucket, takes the object away that holds its mark, and deletes it. Absence is success.
     *
     * @param isStillOurs asked before each step that cannot be undone; what is not any more is left alone
     */
    void delete(String bucket, BooleanSupplier isStillOurs);
}
