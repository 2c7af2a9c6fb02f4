package dev.forkstack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileCopyTest {

    @TempDir
    Path directory;

    private Path from;
    private Path to;

    static Stream<FileCopy> copies() {
        return Stream.of(FileCopy.ofThisSystem(), FileCopy.ofJava());
    }

    @BeforeEach
    void makesBoth() throws IOException {
        from = Files.createDirectory(directory.resolve("from"));
        to = Files.createDirectory(directory.resolve("to"));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aDirectoryIsCopiedWithAllThatTheApplicationHasThere(FileCopy copy) throws Exception {
        Files.createDirectories(from.resolve("empty/inner"));
        Files.writeString(from.resolve(".hidden"), "kept");
        Files.writeString(from.resolve("program"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(from.resolve("program"), PosixFilePermissions.fromString("r-xr-x---"));
        Path locked = Files.createDirectory(from.resolve("locked"));
        Files.writeString(locked.resolve("file"), "inside");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rwx------"));

        FileCopy.Copied copied = copy.directory(from, to);

        assertThat(to.resolve("empty/inner")).isEmptyDirectory();
        assertThat(to.resolve(".hidden")).hasContent("kept");
        assertThat(to.resolve("locked/file")).hasContent("inside");
        for (String same : List.of("", "program", "locked", "empty")) {
            assertThat(Files.getPosixFilePermissions(to.resolve(same)))
                    .isEqualTo(Files.getPosixFilePermissions(from.resolve(same)));
        }
        assertThat(Files.getLastModifiedTime(to.resolve("program")).toMillis())
                .isEqualTo(Files.getLastModifiedTime(from.resolve("program")).toMillis());
        assertThat(copied.summary()).matches("(cloned|copied) 1 MB");
        FileTree.delete(to);
        assertThat(to).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aLinkStaysALinkWhereverItLeads(FileCopy copy) throws Exception {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("theirs"), "theirs");
        Map<String, Path> links =
                Map.of("out", outside, "dangling", Path.of("nowhere"), "relative", Path.of("../outside/theirs"));
        for (var link : links.entrySet()) {
            Files.createSymbolicLink(from.resolve(link.getKey()), link.getValue());
        }

        copy.directory(from, to);

        for (var link : links.entrySet()) {
            assertThat(Files.readSymbolicLink(to.resolve(link.getKey()))).isEqualTo(link.getValue());
        }
        FileTree.delete(to);
        assertThat(outside.resolve("theirs")).hasContent("theirs");
    }

    @ParameterizedTest
    @MethodSource("copies")
    void whatComesAndGoesMeanwhileIsNoFailure(FileCopy copy) throws Exception {
        for (int i = 0; i < 50; i++) {
            Files.write(from.resolve("steady-" + i), new byte[10_000]);
        }
        boolean[] over = {false};
        Thread application = new Thread(() -> {
            for (int i = 0; !over[0]; i++) {
                Path passing = from.resolve("passing-" + i % 20);
                try {
                    Files.writeString(passing, "here");
                    Files.writeString(from.resolve("steady-0"), "grows", StandardOpenOption.APPEND);
                    Files.delete(passing);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        application.start();
        try {
            for (int i = 0; i < 10; i++) {
                Path copied = Files.createDirectory(directory.resolve("copy-" + i));
                copy.directory(from, copied);
                for (int n = 1; n < 50; n++) {
                    assertThat(copied.resolve("steady-" + n)).hasSize(10_000);
                }
            }
        } finally {
            over[0] = true;
            application.join();
        }
    }

    @Test
    void aHoleStaysAHole() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(from.resolve("sparse").toFile(), "rw")) {
            file.setLength(20_000_000_000L);
        }

        FileCopy.ofThisSystem().directory(from, to);

        assertThat(to.resolve("sparse")).hasSize(20_000_000_000L);
        assertThat(Files.getFileStore(to).getUsableSpace()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aCopyThatIsNotWholeIsAFailure(FileCopy copy) throws Exception {
        Files.writeString(from.resolve("file"), "content");
        Path occupied = Files.createFile(directory.resolve("occupied"));

        assertThatThrownBy(() -> copy.directory(from, occupied)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> copy.file(from.resolve("absent"), directory.resolve("copy")))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void whoIsInterruptedStops(FileCopy copy) throws Exception {
        Files.writeString(from.resolve("file"), "content");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> copy.directory(from, to)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void everySystemHasItsOwnMeans() {
        assertThat(CopyCommand.of("Linux").orElseThrow().cloning(Path.of("/a/-b"), Path.of("/c")))
                .containsExactly("cp", "-a", "--reflink=always", "--", "/a/-b", "/c");
        assertThat(CopyCommand.of("Linux").orElseThrow().copying(Path.of("/a"), Path.of("/c")))
                .containsExactly("cp", "-a", "--reflink=auto", "--", "/a", "/c");
        assertThat(CopyCommand.of("Mac OS X").orElseThrow().cloning(Path.of("/a"), Path.of("/c")))
                .containsExactly("cp", "-c", "-p", "-R", "-P", "--", "/a", "/c");
        assertThat(CopyCommand.of("Windows 11")).isEmpty();
    }
}
