package dev.forkstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerDirectoryTest {

    @TempDir
    Path home;

    @Test
    void isRefusedWhereTheFileSystemKeepsNoExtendedAttributes() throws Exception {
        // A file system that is at hand everywhere and keeps none.
        try (FileSystem zip = FileSystems.newFileSystem(home.resolve("fs.zip"), Map.of("create", "true"))) {
            assertThatThrownBy(() -> new ServerDirectory(zip.getPath("/s3")).prepare())
                    .hasMessageContaining("keeps no extended attributes")
                    .hasMessageContaining("/s3");
        }
    }

    @Test
    void isLeftWithoutProbes() throws Exception {
        new ServerDirectory(home).prepare();
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("buckets", "keys");
        }
    }

    @Test
    void losesWhatADeadServerWasWriting() throws Exception {
        Path bucket = Files.createDirectories(home.resolve("buckets/b/dir"));
        Path unfinished = Files.writeString(bucket.resolve("key-" + UUID.randomUUID()), "cut sho");
        Path finished = Files.writeString(bucket.resolve("user-" + UUID.randomUUID()), "whole");
        Files.getFileAttributeView(finished, UserDefinedFileAttributeView.class)
                .write("content-md5", ByteBuffer.wrap(new byte[16]));
        Path plain = Files.writeString(bucket.resolve("plain"), "whole");
        UnfinishedWork.sweep(home.resolve("buckets"));
        assertThat(unfinished).doesNotExist();
        assertThat(finished).exists();
        assertThat(plain).exists();
    }
}
