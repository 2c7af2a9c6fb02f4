package dev.forkstack.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.UUID;

/** Gives an object a file of its own, before something is changed that all links to a file share. */
final class OwnInode {

    private OwnInode() {}

    /** Does nothing where the file is the only link, is a directory, or is absent. */
    static void ensure(Path bucket, Path file) {
        try {
            while (isShared(file) && !replaced(bucket, file)) {
                // The object was overwritten meanwhile; what counts is the new one.
            }
        } catch (NoSuchFileException e) {
            // Whoever goes on meets its absence.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isShared(Path file) throws IOException {
        return Files.isRegularFile(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && (Integer) Files.getAttribute(file, "unix:nlink") > 1;
    }

    private static boolean replaced(Path bucket, Path file) throws IOException {
        Object before = identity(file);
        // Hidden from clients and left out of forks, as everything with this beginning at the top of a bucket is.
        Path copy = bucket.resolve(UnfinishedWork.PREFIX + "own-" + UUID.randomUUID());
        try {
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            StoredAttributes.copy(file, copy);
            Files.setLastModifiedTime(copy, Files.getLastModifiedTime(file));
            if (!Objects.equals(before, identity(file))) {
                return false;
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
