package dev.forkstack.file;

/**
 * Who has a file in this JVM, told to all of its class loaders. A file lock belongs to the JVM, where Maven loads this code
 * once more for each module that gives the plugin dependencies of its own; a static field would be another one there. So
 * claims are system properties, of text alone, since others print and store them. Thread-safe.
 */
public final class JvmClaim {

    private static final String PREFIX = "dev.forkstack.claim.";

    private JvmClaim() {}

    /** Claims it for this thread; false if some thread of this JVM has it. */
    public static boolean take(String file) {
        return System.getProperties().putIfAbsent(PREFIX + file, me()) == null;
    }

    /** Whether this thread has it. */
    static boolean isMine(String file) {
        return me().equals(System.getProperties().get(PREFIX + file));
    }

    /** Ends the claim, whichever thread made it. */
    public static void release(String file) {
        System.getProperties().remove(PREFIX + file);
    }

    private static String me() {
        return Long.toString(Thread.currentThread().getId());
    }
}
