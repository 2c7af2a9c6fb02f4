package dev.forkstack.provider.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;

/** The extended attributes that the S3 server keeps with an object, or with the directory of a folder. */
final class ObjectAttributes {

    /** The server writes it once the whole content is there. */
    private static final String CHECKSUM = "user.content-md5";

    /** The server writes it after the checksum, with every object. */
    private static final String STORAGE_CLASS = "user.storage-tier";

    private ObjectAttributes() {}

    /** Whether this is a folder that somebody made, and not just the way to an object. */
    static boolean isFolder(Path directory) throws IOException {
        return names(directory).contains(CHECKSUM);
    }

    static boolean isFinished(Path file) throws IOException {
        return names(file).containsAll(List.of(CHECKSUM, STORAGE_CLASS));
    }

    static void copy(Path from, Path to) throws IOException {
        UserDefinedFileAttributeView source = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
        UserDefinedFileAttributeView target = Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
        for (String name : source.list()) {
            ByteBuffer value = ByteBuffer.allocate(source.size(name));
            source.read(name, value);
            value.flip();
            target.write(name, value);
        }
    }

    private static List<String> names(Path file) throws IOException {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .list();
    }
}
