package dev.forkstack.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectLinksTest {

    @TempDir
    Path directory;

    @Test
    void tellsHowManyObjectsWereLinked() throws Exception {
        ObjectLinks links = new ObjectLinks(directory);
        for (int i = 0; i < 1_001; i++) {
            Path file = Files.createFile(directory.resolve("a" + i));
            links.add(file, directory.resolve("b" + i), 0);
        }
        assertThat(links.summary()).isEqualTo("linked 1,001 objects");
    }

    /** Every file system has a limit, and some allow any number a machine can hold; then there is nothing to copy. */
    @Test
    void copiesAnObjectThatHasNoMoreLinksToGive() throws Exception {
        Path file = Files.writeString(directory.resolve("object"), "content");
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("user.content-md5", ByteBuffer.wrap(new byte[] {7}));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        boolean exhausted = exhaust(file, 70_000);

        ObjectLinks links = new ObjectLinks(directory);
        Path fork = directory.resolve("fork");
        links.add(file, fork, 7);

        assertThat(Files.readString(fork)).isEqualTo("content");
        assertThat(ObjectAttributes.isFolder(fork)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fork)))
                .isEqualTo("rw-r-----");
        assertThat(Files.getLastModifiedTime(fork)).isEqualTo(Files.getLastModifiedTime(file));
        assertThat(Files.isSameFile(file, fork)).isNotEqualTo(exhausted);
        assertThat(links.summary())
                .isEqualTo(exhausted ? "copied 1 MB: this file system cannot link" : "linked 1 object");
    }

    private boolean exhaust(Path file, int links) throws Exception {
        for (int i = 0; i < links; i++) {
            try {
                Files.createLink(directory.resolve("link" + i), file);
            } catch (FileSystemException e) {
                return true;
            }
        }
        return false;
    }
}
