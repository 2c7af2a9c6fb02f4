package dev.forkstack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    Path root;

    @Test
    void noFileAndAnEmptyFileHaveNoKeys() throws IOException {
        assertThat(ConfigFile.read(root)).isEmpty();
        write("forkstack.toml", "# nothing yet\n");
        assertThat(ConfigFile.read(root)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forkstack.toml", ".forkstack.toml"})
    void isReadAsFlatKeys(String name) throws IOException {
        write(name, """
                project = "shop"
                protected = ["staging", "demo"]

                [database]
                provider = "local-postgres"
                seed = 'db\\seed'
                port = 5432
                fast = true
                """);

        assertThat(ConfigFile.read(root))
                .isEqualTo(Map.of(
                        "project", "shop",
                        "protected", "staging,demo",
                        "database.provider", "local-postgres",
                        "database.seed", "db\\seed",
                        "database.port", "5432",
                        "database.fast", "true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"project = \"a\"\nsource = dev\n", "project = \"a\"\nsource = \n"})
    void aMistakeIsToldWithItsLineAndColumn(String text) throws IOException {
        write("forkstack.toml", text);

        assertThatThrownBy(() -> ConfigFile.read(root)).isInstanceOfSatisfying(ForkStackException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION);
            assertThat(e).hasMessageMatching("(?s)forkstack\\.toml is not valid TOML at line 2, column \\d+: .+");
        });
    }

    @Test
    void theColumnIsWhereTheMistakeIs() throws IOException {
        write("forkstack.toml", "a = 1\nsource = dev\n");

        assertThatThrownBy(() -> ConfigFile.read(root)).hasMessageContaining("line 2, column 10");
    }

    @Test
    void aKeyGivenTwiceIsAMistake() throws IOException {
        write("forkstack.toml", "project = \"a\"\nproject = \"b\"\n");

        assertThatThrownBy(() -> ConfigFile.read(root)).hasMessageContaining("Duplicate key");
    }

    @Test
    void twoFilesAreOneTooMany() throws IOException {
        write("forkstack.toml", "");
        write(".forkstack.toml", "");

        assertThatThrownBy(() -> ConfigFile.read(root))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("forkstack.toml and .forkstack.toml");
    }

    @Test
    void bytesThatAreNoTextAreTold() throws IOException {
        Files.write(root.resolve("forkstack.toml"), new byte[] {(byte) 0xff});

        assertThatThrownBy(() -> ConfigFile.read(root))
                .isInstanceOfSatisfying(
                        ForkStackException.class, e -> assertThat(e.remedy()).contains("UTF-8"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }
}
