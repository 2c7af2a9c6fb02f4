package dev.forkstack.emulator.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class MariaDbFilesTest {

    @TempDir
    Path directory;

    @Test
    void elsewhereThanOnTheMachinesItIsMadeForNothingIsUnpacked() {
        String machine = System.setProperty("os.arch", "sparcv9");
        try {
            assertThatThrownBy(MariaDbFiles::unpacked)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("There is no MariaDB for this machine", "sparcv9");
        } finally {
            System.setProperty("os.arch", machine);
        }
    }

    @Test
    void anUnpackingThatFailsLeavesNothingAndSweepsWhatAnotherLeftLongAgo() throws IOException {
        Path left = Files.createDirectory(directory.resolve(".unpacking1"));
        Files.writeString(left.resolve("mariadbd"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path others = Files.createDirectory(directory.resolve(".unpacking2"));
        String system = System.getProperty("os.name");
        System.setProperty("os.name", system.startsWith("Mac") ? "Linux" : "Mac OS X");
        try {
            assertThatThrownBy(() -> MariaDbFiles.unpacked(directory)).hasMessageContaining("The class path has no");
        } finally {
            System.setProperty("os.name", system);
        }
        assertThat(directory.toFile().listFiles()).containsExactly(others.toFile());
    }
}
