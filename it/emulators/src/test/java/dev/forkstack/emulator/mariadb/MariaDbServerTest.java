package dev.forkstack.emulator.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
final class MariaDbServerTest {

    @TempDir
    Path directory;

    /** As it makes its tables, or later. */
    @ParameterizedTest
    @ValueSource(strings = {"--bootstrap", "--port"})
    void oneThatEndsByItselfHasItsWordsInTheFailureAndLeavesNoFiles(String option) throws IOException {
        Path program = Files.writeString(
                directory.resolve("mariadbd"),
                "#!/bin/sh\ncase \"$*\" in *" + option + "*) echo no room at all; exit 1 ;; esac\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        for (String table : MariaDbFiles.TABLES) {
            Files.createFile(directory.resolve(table));
        }
        Path data = Files.createDirectory(directory.resolve("data"));

        assertThatThrownBy(() -> MariaDbServer.start(new MariaDbFiles(program, directory), data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no room at all");

        assertThat(data).doesNotExist();
    }
}
