package dev.forkstack.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Replaces a file as a whole: readers, and whoever comes after a crash, meet the old or the new content. */
public final class AtomicFile {

    /** What a left-over of a killed process ends with. */
    public static final String TEMPORARY_SUFFIX = ".forkstack-tmp";

    private static final String PRIVATE = "rw-------";

    /** As Linux counts them before it speaks of a loop. */
    private static final int MAX_LINKS = 40;

    private AtomicFile() {}

    /** Writes the text, readable by its owner alone from its first byte on where the file system knows owners. */
    public static void writePrivate(Path file, String text) throws IOException {
        writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #writePrivate(Path, String)}, for text that is not ours to decode. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        write(file, content, PRIVATE);
    }

    /**
     * As {@link #writePrivate(Path, String)}, where left-overs are looked for in a certain place.
     *
     * @param temporary on the same file system; nobody else writes it meanwhile
     */
    public static void writePrivate(Path file, String text, Path temporary) throws IOException {
        write(target(file), text.getBytes(StandardCharsets.UTF_8), PRIVATE, temporary);
    }

    /** Writes the text, readable by everybody. */
    public static void writePublic(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    /** Removes what a writer of this file left that was killed; the caller holds the lock that every writer holds. */
    public static void removeLeftover(Path file) throws IOException {
        Files.deleteIfExists(temporary(target(file)));
    }

    /** What {@link #removeLeftover} would remove. */
    public static Optional<Path> leftover(Path file) throws IOException {
        return Optional.of(temporary(target(file))).filter(Files::exists);
    }

    private static void write(Path file, byte[] content, String permissions) throws IOException {
        Path target = target(file);
        write(target, content, permissions, temporary(target));
    }

    private static void write(Path target, byte[] content, String permissions, Path temporary) throws IOException {
        Files.deleteIfExists(temporary);
        try {
            fill(temporary, content, permissions);
            Replacement.of(target, temporary);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        syncDirectory(Objects.requireNonNull(target.getParent(), "a file stands in a directory"));
    }

    private static void fill(Path temporary, byte[] content, String permissions) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                mode(temporary, permissions))) {
            if (permissions.equals(PRIVATE)) {
                OwnerOnly.emptyFile(temporary);
            }
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** One name for all: every writer holds the lock of its directory, and a left-over is overwritten, never collected. */
    private static Path temporary(Path target) {
        return target.resolveSibling(target.getFileName() + TEMPORARY_SUFFIX);
    }

    /** Where a link leads, also where nothing stands there yet; the link itself stays. */
    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Makes a rename or a deletion in this directory outlast a power cut, where the system lets a directory be opened. */
    public static void syncDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a directory; its renames are journalled.
        }
    }

    private static FileAttribute<?>[] mode(Path target, String permissions) {
        return OwnerOnly.hasModes(target)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
