package dev.forkstack.state;

import dev.forkstack.file.JvmClaim;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/**
 * The claim of a build on the name of an environment, for as long as it runs: two builds of one name would delete the
 * environment under each other. The operating system ends it with the process. Thread-safe; any thread may close it.
 */
public final class BuildClaim implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private BuildClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty if a build that runs has it. */
    public static Optional<BuildClaim> on(Path lockFile) throws IOException {
        Path file = lockFile.toAbsolutePath().normalize();
        if (!JvmClaim.take(file.toString())) {
            return Optional.empty(); // a JVM that closes any channel of a file loses all its locks on it
        }
        FileChannel channel = null;
        boolean claimed = false;
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent(), "a file stands in a directory"));
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            claimed = channel.tryLock() != null;
            return claimed ? Optional.of(new BuildClaim(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // somebody has replaced the properties of the JVM, and the claim with them
        } finally {
            if (!claimed) {
                if (channel != null) {
                    channel.close();
                }
                JvmClaim.release(file.toString());
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            JvmClaim.release(
                    file.toString()); // not before: whoever opens it now would lose the lock to this channel's end
        }
    }
}
