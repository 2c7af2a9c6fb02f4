package dev.forkstack.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** The extended attributes in which S3Proxy keeps what S3 tells of an object. */
final class StoredAttributes {

    /** Written once the whole content is there, so its presence tells an object from an upload in progress. */
    private static final String CHECKSUM = "user.content-md5";

    private StoredAttributes() {}

    static boolean isFinished(Path file) throws IOException {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .list()
                .contains(CHECKSUM);
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
}
