package dev.forkstack.provider.bucket;

import dev.forkstack.model.EnvVars;

/** What an application of one bucket is given to use it with. Thread-safe. */
@FunctionalInterface
public interface BucketKeys {

    /**
     * The values for exactly this bucket, proven by a request with them.
     *
     * @param held what the application has now; keys that work are kept
     */
    EnvVars connect(String bucket, EnvVars held);

    /** What is held of a bucket that is gone; nothing by default. */
    default void forget(String bucket) {}
}
