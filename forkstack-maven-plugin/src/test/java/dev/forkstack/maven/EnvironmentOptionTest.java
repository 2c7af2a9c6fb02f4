package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentOptionTest {

    private final Properties commandLine = new Properties();

    @Test
    void byNameItIsEnvOnTheCommandLine() {
        commandLine.setProperty("env", "alice");
        commandLine.setProperty("forkstack.env", "bob");

        assertThat(option(true, "carol").required()).hasToString("alice");
    }

    @Test
    void byNameItMayBeSpelledOut() {
        commandLine.setProperty("forkstack.env", "bob");

        assertThat(option(true, "carol").required()).hasToString("bob");
    }

    @Test
    void byNameTheConfigurationCountsForNothing() {
        assertThatThrownBy(() -> option(true, "carol").required())
                .isInstanceOf(ForkStackException.class)
                .hasMessage("forkstack:new needs the name of an environment.");
    }

    @Test
    void boundItIsTheConfigurationUnlessSpelledOutAndNeverAProfilesSwitch() {
        commandLine.setProperty("env", "staging");
        assertThat(option(false, "carol").required()).hasToString("carol");

        commandLine.setProperty("forkstack.env", "bob");
        assertThat(option(false, "carol").required()).hasToString("bob");
    }

    @Test
    void boundWithoutAnyNameIsRefused() {
        commandLine.setProperty("env", "staging");

        assertThatThrownBy(() -> option(false, null).required()).isInstanceOf(ForkStackException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alice", "../x", "a;b", "$(id)"})
    void whatIsNoNameIsRefusedWithTheRule(String text) {
        commandLine.setProperty("env", text);

        assertThatThrownBy(() -> option(true, null).required())
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("Not an environment name: ");
    }

    private EnvironmentOption option(boolean invokedByName, String configured) {
        return new EnvironmentOption(commandLine, invokedByName, configured, "new");
    }
}
