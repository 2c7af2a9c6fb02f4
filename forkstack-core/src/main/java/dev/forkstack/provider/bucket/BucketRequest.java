package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.Mark;

/** How one store is asked for a new bucket. Thread-safe. */
public interface BucketRequest {

    /**
     * Asks once.
     *
     * @param mark what the bucket shall carry; a store that takes it with the request has it from the first moment
     * @param source the bucket that it will be filled from; empty for none
     * @return an answer of 2xx, or one of 400 or 409 for the caller to look into
     */
    S3Answer send(String bucket, Mark mark, String source);

    /** Whether a bucket that was made carries the mark that it was asked for with. */
    boolean isMarking();

    /**
     * What is to be done with a bucket before anything is written into it, again when another run begins anew; nothing by
     * default.
     */
    default void furnish(String bucket, String source) {}
}
