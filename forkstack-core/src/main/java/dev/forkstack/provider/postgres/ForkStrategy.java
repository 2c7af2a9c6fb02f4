package dev.forkstack.provider.postgres;

import dev.forkstack.file.Megabytes;
import java.util.function.BooleanSupplier;

/**
 * How a database is copied.
 *
 * @param sql after {@code STRATEGY}
 * @param fileCopyMethod {@code file_copy_method} of the session
 * @param writes how much it writes to the disk, in bytes
 * @param told for people
 */
record ForkStrategy(String sql, String fileCopyMethod, long writes, String told) {

    /** Up to here pages written as log are faster than the two checkpoints around cloned files. In bytes. */
    static final long SMALL_TO_CLONE = 24_000_000;

    /** The same where files have to be copied. */
    static final long SMALL_TO_COPY = 64_000_000;

    /** @param clones whether the file system clones; asked only if it matters */
    static ForkStrategy of(String source, long bytes, BooleanSupplier clones) {
        String copied = "copied " + Megabytes.of(bytes) + " from " + source;
        if (bytes <= SMALL_TO_CLONE) {
            return new ForkStrategy("WAL_LOG", "copy", 2 * bytes, copied);
        }
        if (clones.getAsBoolean()) {
            return new ForkStrategy("FILE_COPY", "clone", 0, "cloned from " + source);
        }
        return bytes <= SMALL_TO_COPY
                ? new ForkStrategy("WAL_LOG", "copy", 2 * bytes, copied)
                : new ForkStrategy("FILE_COPY", "copy", bytes, copied + ": this file system cannot clone");
    }

    /** Where the file system is not ours to ask, files are copied as the server is set to do it. */
    static ForkStrategy elsewhere(String source, long bytes) {
        boolean small = bytes <= SMALL_TO_COPY;
        return new ForkStrategy(
                small ? "WAL_LOG" : "FILE_COPY",
                "DEFAULT",
                small ? 2 * bytes : bytes,
                "copied " + Megabytes.of(bytes) + " from " + source);
    }
}
