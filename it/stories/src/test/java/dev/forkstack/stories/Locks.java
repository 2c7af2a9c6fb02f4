package dev.forkstack.stories;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/** Holds a run up at a known place, by a lock file that it takes there. */
public final class Locks {

    private static final long LIMIT_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 50;

    private Locks() {}

    /** Does something while other processes wait for this lock. */
    public static <T> T hold(Path file, Callable<T> action) throws Exception {
        Files.createDirectories(file.getParent());
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.lock();
            return action.call();
        }
    }

    /** @throws AssertionError if it is not so within a minute */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!condition.call()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
