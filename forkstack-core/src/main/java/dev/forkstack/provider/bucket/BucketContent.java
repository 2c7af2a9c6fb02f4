package dev.forkstack.provider.bucket;

import dev.forkstack.model.Mark;

/** What is in buckets: how one is filled from another and emptied again. Thread-safe; an interrupt ends both. */
public interface BucketContent {

    /**
     * Puts into the bucket what it lacks of its source's content. It can be called again after it has failed.
     *
     * @param mark what the bucket carries
     * @return what was done, for people: {@code copied 12 objects from app-bucket-prod}
     */
    String fill(String source, String bucket, Mark mark);

    /**
     * Removes all that stands in the way of the bucket's deletion, the object that holds its mark last of all. It can be
     * called again after it has failed.
     */
    void empty(String bucket);
}
