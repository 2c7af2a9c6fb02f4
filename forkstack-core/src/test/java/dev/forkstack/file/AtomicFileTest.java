package dev.forkstack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path directory;

    @Test
    void replacesTheWholeContentAndLeavesNothingBeside() throws IOException {
        Path file = directory.resolve("f");
        AtomicFile.writePublic(file, "a longer text\n");
        AtomicFile.writePublic(file, "ä\n");

        assertThat(Files.readString(file)).isEqualTo("ä\n");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void aPrivateFileIsItsOwnersAloneAlsoWhereThePreviousWasNot() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        AtomicFile.writePrivate(file, "new");

        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void aPrivateFileIsItsOwnersAloneFromItsFirstByteOn() throws IOException, InterruptedException {
        Path file = directory.resolve("f");
        Path temporary = directory.resolve("f" + AtomicFile.TEMPORARY_SUFFIX);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean ended = new AtomicBoolean();
        Thread watcher = new Thread(() -> {
            while (!ended.get()) {
                try {
                    seen.add(mode(temporary));
                } catch (NoSuchFileException e) {
                    Thread.onSpinWait();
                } catch (IOException e) {
                    seen.add(e.toString());
                }
            }
        });
        watcher.start();
        for (int i = 0; i < 20 || seen.isEmpty() && i < 500; i++) {
            AtomicFile.writePrivate(file, new byte[1 << 20]);
        }
        ended.set(true);
        watcher.join();

        assertThat(seen).containsExactly("rw-------");
    }

    @Test
    void whatAKilledProcessLeftIsOverwrittenWithItsMode() throws IOException {
        Path left =
                Files.writeString(directory.resolve("f" + AtomicFile.TEMPORARY_SUFFIX), "half of a much longer text");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));

        AtomicFile.writePrivate(directory.resolve("f"), "new");

        assertThat(directory.resolve("f")).hasContent("new");
        assertThat(mode(directory.resolve("f"))).isEqualTo("rw-------");
        assertThat(names()).containsExactly("f");
    }

    @Test
    void aLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Path target = Files.writeString(shared.resolve("env"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("f"), Path.of("shared/env"));

        AtomicFile.writePrivate(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void aLinkWhoseTargetIsStillMissingGetsOne() throws IOException {
        Files.createDirectory(directory.resolve("shared"));
        Path link = Files.createSymbolicLink(directory.resolve("f"), Path.of("shared/env"));

        AtomicFile.writePrivate(link, "new");

        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("shared/env")).hasContent("new");
    }

    @Test
    void theOldContentStaysWhereTheNewCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        Files.createDirectories(directory.resolve("f" + AtomicFile.TEMPORARY_SUFFIX + "/in-the-way"));

        assertThatThrownBy(() -> AtomicFile.writePrivate(file, "new")).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
