package dev.forkstack.file;

import java.util.Locale;

/** A size as people read it. */
public final class Megabytes {

    private Megabytes() {}

    /** {@code 1,234 MB}; what is smaller than one counts as one. */
    public static String of(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.max(1, Math.round(bytes / 1e6)));
    }
}
