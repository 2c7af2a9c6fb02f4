package dev.forkstack.harness;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the buckets of a stand are, seen as their owner sees them and not through the verbs. For one thread. */
interface Buckets extends AutoCloseable {

    /** The section of {@code forkstack.toml}; empty for the local server. */
    String configuration();

    /** What the shell has for it. */
    Map<String, String> variables();

    /** Puts the objects of {@link Contents} into the bucket that environments are forked from. */
    void fill();

    /** What the bucket that environments are forked from holds, as a checksum. */
    String sourceSum() throws IOException;

    /** All that stands at a service, a line each, with nothing that changes by itself. */
    List<String> things() throws IOException;

    /** What an environment made anew has other values for, always in the same order; empty where nothing stands. */
    List<String> values(String bucket) throws IOException;

    /** What an application has where its environment's values have no key. */
    default Optional<BucketKey> applicationKey() {
        return Optional.empty();
    }

    /** Absent where no verb asks over HTTP. */
    Optional<HttpWatch> watch();

    @Override
    void close();
}
