package dev.forkstack.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** No key of a client's becomes another one because Windows reads names in its own way. */
class KeysOnWindowsTest {

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
    private ObjectFiles files;

    @BeforeEach
    void makeTheServersDirectories() throws IOException {
        Path server = windows.getPath("C:\\forkstack\\s3");
        Files.createDirectories(server.resolve("keys"));
        Files.createDirectories(server.resolve("buckets").resolve("shop"));
        Files.createFile(server.resolve("buckets").resolve("shop").resolve("Logo.png"));
        files = new ObjectFiles(server.resolve("buckets"));
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "a/b/", "Jörg O'Neil/ü.txt", ".hidden", "a.b/c.d", "Logo.png"})
    void whatIsItselfIsWritten(String key) {
        assertThatCode(() -> files.checkWritable("shop", key, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\b", "a.", "a./b", "..\\other", "logo.PNG", "a:b", "a*", "a?"})
    void whatWouldBeAnotherIsRefused(String key) {
        assertThatThrownBy(() -> files.checkWritable("shop", key, false))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
    }
}
