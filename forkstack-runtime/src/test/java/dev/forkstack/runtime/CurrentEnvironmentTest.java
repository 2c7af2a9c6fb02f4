package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.runtime.CurrentEnvironment.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentEnvironmentTest {

    @TempDir
    Path root;

    @Test
    void isDevWhereNothingNamesAnother() {
        assertThat(CurrentEnvironment.of(root, Map.of()))
                .isEqualTo(new CurrentEnvironment(EnvironmentName.DEV, Origin.DEFAULT));
    }

    @Test
    void isWhatTheFileSays() throws IOException {
        Files.writeString(root.resolve(".current-env"), "alice\n");

        assertThat(CurrentEnvironment.of(root, Map.of()))
                .isEqualTo(new CurrentEnvironment(new EnvironmentName("alice"), Origin.FILE));
    }

    @Test
    void isWhatTheVariableSaysWhateverTheFileSays() throws IOException {
        Files.writeString(root.resolve(".current-env"), "alice\n");

        assertThat(CurrentEnvironment.of(root, Map.of("ENV", "bob")))
                .isEqualTo(new CurrentEnvironment(new EnvironmentName("bob"), Origin.VARIABLE));
    }

    @Test
    void theVariableSparesAFileThatIsBroken() throws IOException {
        Files.writeString(root.resolve(".current-env"), "Not A Name");

        assertThat(CurrentEnvironment.of(root, Map.of("ENV", "bob")).name()).hasToString("bob");
    }

    @ParameterizedTest
    @CsvSource({
        "production,prod",
        "Production,prod",
        "development,dev",
        "DEVELOPMENT,dev",
        "prod,prod",
        "' alice ',alice"
    })
    void knowsTheLongWordsOfOthers(String value, String name) {
        assertThat(CurrentEnvironment.variable(Map.of("ENV", value))).hasValue(new EnvironmentName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "/etc/profile", "$HOME/.kshrc", "a/b"})
    void ignoresAVariableThatIsEmptyOrTheShellsOwn(String value) {
        assertThat(CurrentEnvironment.variable(Map.of("ENV", value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROD", "a b", "stag_ing"})
    void refusesAVariableThatNamesNothing(String value) {
        assertThatThrownBy(() -> CurrentEnvironment.of(root, Map.of("ENV", value)))
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessageContaining("The variable ENV names no environment")
                .hasMessageContaining("'" + value + "'")
                .hasMessageEndingWith("Set it to a name, or unset it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "alice\nbob\n", "Alice", "production/"})
    void refusesABrokenFileAndSaysWhatMendsIt(String content) throws IOException {
        Files.writeString(root.resolve(".current-env"), content);

        assertThatThrownBy(() -> CurrentEnvironment.of(root, Map.of()))
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessageContaining(root.resolve(".current-env") + " is broken")
                .hasMessageEndingWith("Remove the file, then switch again: make envs-switch NAME.");
    }

    @Test
    void refusesAFileThatCannotBeReadOrIsNoText() throws IOException {
        Path file = root.resolve(".current-env");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> CurrentEnvironment.file(root)).hasMessageContaining("it cannot be read");

        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> CurrentEnvironment.file(root)).hasMessageContaining("it cannot be read");
    }
}
