package dev.forkstack.provider.postgres;

import java.util.Locale;

/**
 * How a database is copied.
 *
 * @param sql after {@code STRATEGY}
 * @param fileCopyMethod {@code file_copy_method} of the session
 */
record ForkStrategy(String sql, String fileCopyMethod, boolean copiesFiles, String told) {

    /** Below it writing the pages as log is faster than the two checkpoints of a file copy. In bytes. */
    static final long SMALL = 40_000_000;

    static ForkStrategy of(String source, long bytes, boolean clones) {
        if (bytes < SMALL) {
            return new ForkStrategy("WAL_LOG", "copy", true, "copied " + megabytes(bytes) + " from " + source);
        }
        return clones
                ? new ForkStrategy("FILE_COPY", "clone", false, "cloned from " + source)
                : new ForkStrategy(
                        "FILE_COPY",
                        "copy",
                        true,
                        "copied " + megabytes(bytes) + " from " + source + ": this file system cannot clone");
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.max(1, Math.round(bytes / 1e6)));
    }
}
