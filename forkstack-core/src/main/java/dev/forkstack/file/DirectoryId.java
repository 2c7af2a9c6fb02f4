package dev.forkstack.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import java.util.UUID;

/**
 * What tells a directory from another one of the same name: a random word among its extended attributes, which moves with a
 * copy that keeps those. Where the file system has none, the number that it gives each directory.
 */
public final class DirectoryId {

    private static final String ATTRIBUTE = "forkstack-id";

    private DirectoryId() {}

    /** The id that was given to this directory; one that was not made here has none, or the file system's number. */
    public static Optional<String> of(Path directory) throws IOException {
        UserDefinedFileAttributeView view = attributes(directory);
        if (view == null) {
            return Optional.ofNullable(
                            Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                    .fileKey())
                    .map(Object::toString);
        }
        if (!view.list().contains(ATTRIBUTE)) {
            return Optional.empty();
        }
        ByteBuffer value = ByteBuffer.allocate(view.size(ATTRIBUTE));
        view.read(ATTRIBUTE, value);
        return Optional.of(new String(value.array(), StandardCharsets.UTF_8));
    }

    /** Gives the directory a new id, in place of one that it may have been copied with. */
    public static String give(Path directory) throws IOException {
        UserDefinedFileAttributeView view = attributes(directory);
        if (view != null) {
            view.write(ATTRIBUTE, ByteBuffer.wrap(word().getBytes(StandardCharsets.UTF_8)));
        }
        return of(directory).orElseThrow(() -> new IOException(directory + " can be given no id on this file system"));
    }

    /** Lower-case letters and digits, for names on every file system. */
    public static String word() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private static UserDefinedFileAttributeView attributes(Path directory) {
        return hasAttributes(directory)
                ? Files.getFileAttributeView(directory, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                : null;
    }

    private static boolean hasAttributes(Path directory) {
        try {
            return Files.getFileStore(directory).supportsFileAttributeView(UserDefinedFileAttributeView.class);
        } catch (IOException e) {
            return true; // in a chroot Java finds no file system to ask; one that has none refuses them itself
        }
    }
}
