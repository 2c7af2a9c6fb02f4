package dev.forkstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

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
    void losesWhatADeadServerWasWritingAndNothingElse() throws Exception {
        String named = "user-" + UUID.randomUUID();
        Path unfinished;
        try (RunningServer server = new RunningServer(home, "mine")) {
            server.client("mine").putObject(r -> r.bucket("mine").key(named), RequestBody.fromString("whole"));
            server.client("mine").putObject(r -> r.bucket("mine").key("folder/"), RequestBody.empty());
            server.client("mine").createMultipartUpload(r -> r.bucket("mine").key("open"));
            unfinished = Files.writeString(server.file("mine", "folder/key-" + UUID.randomUUID()), "cut sho");
        }
        UnfinishedWork.sweep(home.resolve("buckets"));
        assertThat(unfinished).doesNotExist();
        try (RunningServer server = new RunningServer(home, "mine")) {
            var client = server.client("mine");
            assertThat(client.listObjectsV2(r -> r.bucket("mine")).contents())
                    .extracting(S3Object::key)
                    .containsExactly("folder/", named);
            assertThat(client.listMultipartUploads(r -> r.bucket("mine")).uploads())
                    .hasSize(1);
        }
    }
}
