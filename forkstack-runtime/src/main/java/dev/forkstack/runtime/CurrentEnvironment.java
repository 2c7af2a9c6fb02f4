package dev.forkstack.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which environment every operation uses: the variable {@code ENV}, else the file {@code .current-env}, else
 * {@code dev}. Immutable.
 */
public record CurrentEnvironment(EnvironmentName name, Origin origin) {

    public static final String FILE = ".current-env";
    public static final String VARIABLE = "ENV";

    /** What decided. */
    public enum Origin {
        VARIABLE,
        FILE,
        /** The file of the build that this process is a part of. */
        BUILD,
        DEFAULT
    }

    /** @throws ForkStackRuntimeException if the variable or the file holds no environment name */
    public static CurrentEnvironment of(Path root, Map<String, String> processEnvironment) {
        Optional<EnvironmentName> variable = variable(processEnvironment);
        if (variable.isPresent()) {
            return new CurrentEnvironment(variable.get(), Origin.VARIABLE);
        }
        return file(root)
                .map(name -> new CurrentEnvironment(name, Origin.FILE))
                .orElse(new CurrentEnvironment(EnvironmentName.DEV, Origin.DEFAULT));
    }

    /** As an application that is started in this project root has it, which may be a part of a build. */
    public static CurrentEnvironment ofApplication(Path root, Map<String, String> processEnvironment) {
        return BuildValues.of(processEnvironment)
                .map(build -> inBuild(build, processEnvironment))
                .orElseGet(() -> of(root, processEnvironment));
    }

    /** In a process of a build: the variable, else the environment that the build's values were written for. */
    static CurrentEnvironment inBuild(BuildValues build, Map<String, String> processEnvironment) {
        return variable(processEnvironment)
                .map(name -> new CurrentEnvironment(name, Origin.VARIABLE))
                .orElseGet(() -> new CurrentEnvironment(
                        written(build.file(), build.read().environment().orElseThrow()), Origin.BUILD));
    }

    private static EnvironmentName written(Path file, String name) {
        try {
            return new EnvironmentName(name);
        } catch (IllegalArgumentException e) {
            throw new ForkStackRuntimeException(file + " is broken: " + e.getMessage(), "Run its build again.");
        }
    }

    /** What {@code ENV} names; empty if it is unset, empty, or the shell's own start-up file (it holds a slash). */
    public static Optional<EnvironmentName> variable(Map<String, String> processEnvironment) {
        String value = processEnvironment.getOrDefault(VARIABLE, "").strip();
        if (value.isEmpty() || value.contains("/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(alias(value));
        } catch (IllegalArgumentException e) {
            throw new ForkStackRuntimeException(
                    "The variable ENV names no environment: " + e.getMessage(), "Set it to a name, or unset it.");
        }
    }

    /** What {@code .current-env} names; empty if there is no such file. */
    public static Optional<EnvironmentName> file(Path root) {
        Path file = root.resolve(FILE);
        try {
            return Optional.of(new EnvironmentName(Files.readString(file).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw broken(file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException e) {
            throw broken(file, e.getMessage());
        }
    }

    private static ForkStackRuntimeException broken(Path file, String why) {
        return new ForkStackRuntimeException(
                file + " is broken: " + why, "Remove the file, then switch again: make envs-switch NAME.");
    }

    private static EnvironmentName alias(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "production" -> EnvironmentName.PROD;
            case "development" -> EnvironmentName.DEV;
            default -> new EnvironmentName(value);
        };
    }
}
