package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.file.Program;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresPlaceTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"with a space", "O'Neil & Co (1)", "100%", "a;b", "#", "-x"})
    @DisabledOnOs(OS.WINDOWS)
    void everyOrdinaryNameIsMade(String name) throws IOException {
        place(name).prepare(OrdinaryUser.CALLER);

        assertThat(directory.resolve(name).resolve("postgres-18")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$HOME", "$(touch x)", "`id`", "a\"b", "a\\b", "a\nb"})
    @DisabledOnOs(OS.WINDOWS)
    void whatAShellWouldReadIsRefusedBeforeOneSeesIt(String name) {
        assertThatThrownBy(() -> place(name).prepare(OrdinaryUser.CALLER))
                .isInstanceOfSatisfying(
                        ForkStackException.class, e -> assertThat(e.remedy()).contains("FORKSTACK_HOME"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatDeadRunsLeftGoes() throws IOException {
        PostgresPlace place = place("home");
        place.prepare(OrdinaryUser.CALLER);
        Files.createDirectories(place.cluster().resolve(PostgresPlace.STAGING + "1/base"));
        Files.createFile(place.cluster().resolve(Program.OUTPUT + "1.txt"));
        Files.createFile(place.log());

        place.sweep();

        assertThat(place.cluster()).isDirectoryContaining("glob:**/server.log");
        assertThat(Files.list(place.cluster())).hasSize(1);
    }

    private PostgresPlace place(String name) {
        Path home = directory.resolve(name);
        return new PostgresPlace(home.resolve("programs"), home.resolve("postgres-18"));
    }
}
