package dev.forkstack.provider.local;

import dev.forkstack.file.FileTree;
import dev.forkstack.file.Megabytes;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Gives a fork its objects: as links, and as copies where the file system has no more links to give. For one thread. */
final class ObjectLinks {

    private final Path source;
    private long linked;
    private long copied;
    private long copiedBytes;

    /** @param source the bucket that is forked, whose size is asked for before it is copied whole */
    ObjectLinks(Path source) {
        this.source = source;
    }

    void count() {
        linked++;
    }

    void uncount() {
        linked--;
    }

    void add(Path from, Path to, long size) throws IOException {
        try {
            Files.createLink(to, from);
            linked++;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            copy(from, to, size);
        }
    }

    /** Whether there was nothing to give. */
    boolean isEmpty() {
        return linked == 0 && copied == 0;
    }

    /** For people: {@code linked 10,000 objects}. */
    String summary() {
        if (copied == 0) {
            return String.format(Locale.ROOT, "linked %,d %s", linked, linked == 1 ? "object" : "objects");
        }
        String copies = "copied " + Megabytes.of(copiedBytes);
        return linked == 0
                ? copies + ": this file system cannot link"
                : String.format(Locale.ROOT, "linked %,d objects, %s: no more links to those", linked, copies);
    }

    private void copy(Path from, Path to, long size) throws IOException {
        // Where nothing can be linked, all of it will be copied.
        long needed = linked == 0 && copied == 0 ? FileTree.size(source) : size;
        long free = to.getParent().toFile().getUsableSpace();
        if (free < needed) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    "This file system cannot link, so the objects have to be copied, which takes "
                            + Megabytes.of(needed) + "; " + Megabytes.of(free) + " are free.",
                    "Free some space, or set FORKSTACK_HOME to a directory on a larger disk.");
        }
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        ObjectAttributes.copy(from, to);
        copyMode(from, to);
        Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
        copied++;
        copiedBytes += size;
    }

    /** The access that an object or folder grants stands in its mode. */
    static void copyMode(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
