package dev.forkstack.provider.local;

import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Locale;

/**
 * What tells a bucket from another one of the same name: a random word among the extended attributes of its own
 * directory. It moves with a copy of the whole home, and not with a fork, which is a new directory.
 */
final class BucketId {

    private static final String ATTRIBUTE = "forkstack-id";

    private BucketId() {}

    /** The id of the bucket in this directory; a directory that was not made here has one that no mark can name. */
    static String of(String name, Path directory) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(directory, UserDefinedFileAttributeView.class);
        if (!view.list().contains(ATTRIBUTE)) {
            return name + "/unnumbered";
        }
        ByteBuffer value = ByteBuffer.allocate(view.size(ATTRIBUTE));
        view.read(ATTRIBUTE, value);
        return name + "/" + new String(value.array(), StandardCharsets.UTF_8);
    }

    /** Gives the directory an id, and returns it as the id of the bucket with this name. */
    static String give(String name, Path directory) throws IOException {
        String word = random(16);
        Files.getFileAttributeView(directory, UserDefinedFileAttributeView.class)
                .write(ATTRIBUTE, ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8)));
        return name + "/" + word;
    }

    /** Lower-case letters and digits, for names on every file system. */
    static String random(int length) {
        return Secret.random(length).reveal().toLowerCase(Locale.ROOT);
    }
}
