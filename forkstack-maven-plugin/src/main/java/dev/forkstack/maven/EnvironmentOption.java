package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;
import java.util.Properties;

/**
 * Which environment a goal was told to work on. By name on the command line it is {@code -Denv}, from the command line's
 * own properties alone, so that a POM's property or a profile's switch called {@code env} can never name one. A bound
 * execution takes {@code -Dforkstack.env}, else its own configuration, and needs neither.
 */
record EnvironmentOption(Properties commandLine, boolean invokedByName, String configured, String goal) {

    /** @throws ForkStackException {@code CONFIGURATION} if no environment is named, or the name is none */
    EnvironmentName required() {
        return given().orElseThrow(() -> new ForkStackException(
                Kind.CONFIGURATION,
                "forkstack:" + goal + " needs the name of an environment.",
                "Give it: make envs-" + goal + " alice, or mvn forkstack:" + goal + " -Denv=alice."));
    }

    /** @throws ForkStackException {@code CONFIGURATION} if the name is none */
    Optional<EnvironmentName> given() {
        try {
            return Optional.ofNullable(text()).map(EnvironmentName::new);
        } catch (IllegalArgumentException e) {
            throw new ForkStackException(
                    Kind.CONFIGURATION, e.getMessage(), "Choose such a name, for example alice.", e);
        }
    }

    private String text() {
        String named = commandLine.getProperty("forkstack.env");
        if (invokedByName) {
            return commandLine.getProperty("env", named);
        }
        return named != null ? named : configured;
    }
}
