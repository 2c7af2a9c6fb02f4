package dev.forkstack.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * One holder at a time, across threads and processes of this machine. The operating system frees it when its holder
 * dies, so a left-over lock file locks nobody out. Not reentrant across instances.
 */
public final class ExclusiveLock implements AutoCloseable {

    /** Nobody wants to read of a wait that is over by then. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final int LOOK_MILLIS = 10;

    private final String file;
    private final FileChannel channel;
    private final FileLock lock;

    private ExclusiveLock(String file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits until this caller is the only holder; the wait ends on interrupt.
     *
     * @param file the lock file; made with its directories when absent, and never removed
     * @param whenWaiting told once, if the wait is not a short one
     */
    public static ExclusiveLock acquire(Path file, Runnable whenWaiting) throws IOException, InterruptedException {
        Path path = file.toAbsolutePath().normalize();
        Files.createDirectories(Objects.requireNonNull(path.getParent(), "a file stands in a directory"));
        if (JvmClaim.isMine(path.toString())) {
            throw new IllegalStateException(
                    "This thread holds " + path + " already and would wait for itself for ever");
        }
        boolean told = claim(path.toString(), whenWaiting);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new ExclusiveLock(path.toString(), channel, locked(channel, told ? () -> {} : whenWaiting));
        } catch (IOException | RuntimeException | InterruptedException e) {
            if (channel != null) {
                channel.close();
            }
            JvmClaim.release(path.toString());
            throw e;
        }
    }

    /** File locks belong to the whole JVM; within it (mvnd, {@code -T4}) claims tell threads apart. */
    private static boolean claim(String path, Runnable whenWaiting) throws InterruptedException {
        long end = System.nanoTime() + SHORT.toNanos();
        boolean told = false;
        while (!JvmClaim.take(path)) {
            if (!told && System.nanoTime() >= end) {
                whenWaiting.run();
                told = true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return told;
    }

    /** Whether somebody holds the lock at this moment; makes no file where there is none. */
    public static boolean isHeld(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            return false;
        }
        if (!JvmClaim.take(path.toString())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } finally {
            JvmClaim.release(path.toString());
        }
    }

    private static FileLock locked(FileChannel channel, Runnable whenWaiting) throws IOException, InterruptedException {
        try {
            long end = System.nanoTime() + SHORT.toNanos();
            do {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } while (System.nanoTime() < end);
            whenWaiting.run();
            return waitedFor(channel);
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
            Thread.interrupted(); // as every method that throws InterruptedException leaves it
            throw new InterruptedException("while waiting for a file lock");
        }
    }

    /**
     * The system refuses a wait that it takes for a deadlock: two processes that each wait for a lock of the other's. It does
     * not see that two threads of each wait, and that none of them holds what the other one wants. Who looks does not wait.
     */
    private static FileLock waitedFor(FileChannel channel) throws IOException, InterruptedException {
        try {
            return channel.lock();
        } catch (FileLockInterruptionException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException refused) {
            while (true) {
                FileLock lock = channel.tryLock(); // fails as well if that was not the reason
                if (lock != null) {
                    return lock;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            JvmClaim.release(file);
        }
    }
}
