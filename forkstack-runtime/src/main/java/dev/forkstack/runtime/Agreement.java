package dev.forkstack.runtime;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values count only for the environment that they were written for; here that is judged. */
record Agreement(CurrentEnvironment current, Map<String, String> process, Optional<BuildValues> build) {

    /** What the application gets in production: the process environment, and no file at all. */
    Map<String, String> processAlone() {
        refuseProcessOfAnother();
        return process;
    }

    /** What the application gets: the file's values, under those of a process environment that says whose they are. */
    Map<String, String> values(EnvFile file) {
        refuseProcessOfAnother();
        file.environment().filter(written -> !isCurrent(written)).ifPresent(written -> {
            throw disagreement(
                    file() + " holds the values of '" + written + "'",
                    build.isPresent()
                            ? "Unset ENV, then run the build again."
                            : "Switch to the one you mean: make envs-switch " + name() + unsetEnv() + ".");
        });
        refuseProcessOfAnotherProject(file);
        refuseSecondTruth(file);
        refuseValuesOfNobody(file);
        Map<String, String> values = new LinkedHashMap<>();
        file.others().forEach((key, entry) -> values.put(key, entry.value()));
        values.putAll(file.block());
        if (!inProcess().isEmpty()) {
            values.putAll(process);
        }
        refuseExpired(values);
        return values;
    }

    /** Better said here than by a service that knows neither the environment nor the command that mends it. */
    private void refuseExpired(Map<String, String> values) {
        String expires = values.getOrDefault(Keys.FORKSTACK_CREDENTIALS_EXPIRE, "");
        if (!expires.isEmpty() && !Instant.now().isBefore(instant(expires))) {
            throw new ForkStackRuntimeException(
                    "The credentials of environment " + name() + " expired at " + expires + ".", renewal());
        }
    }

    private Instant instant(String expires) {
        try {
            return Instant.parse(expires);
        } catch (DateTimeParseException e) {
            throw new ForkStackRuntimeException(
                    Keys.FORKSTACK_CREDENTIALS_EXPIRE + " is no instant: " + expires + ".", renewal());
        }
    }

    private String renewal() {
        String again = build.map(BuildValues::remedy).orElse("Renew them: make envs-switch " + name() + ".");
        return process.containsKey(Keys.FORKSTACK_CREDENTIALS_EXPIRE)
                ? again + " Then read them into a new shell."
                : again;
    }

    private void refuseProcessOfAnother() {
        if (!inProcess().isEmpty() && !isCurrent(inProcess())) {
            throw disagreement(
                    "the process environment holds the values of '" + inProcess() + "' (FORKSTACK_ENV)",
                    name().equals(EnvironmentName.PROD)
                            ? "Start production in a process environment of its own, or unset ENV."
                            : build.isPresent()
                                    ? "Start the build from a shell that has not read " + EnvFile.NAME + "."
                                    : "Start it from a shell that has read " + EnvFile.NAME
                                            + " since, or from a new one" + unsetEnv() + ".");
        }
    }

    /** Every project has a {@code dev}; a shell that has read another project's leads there. */
    private void refuseProcessOfAnotherProject(EnvFile file) {
        String here = file.block().getOrDefault(Keys.FORKSTACK_PROJECT, "");
        String there = process.getOrDefault(Keys.FORKSTACK_PROJECT, "");
        if (!inProcess().isEmpty() && !here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            throw new ForkStackRuntimeException(
                    file() + " holds the values of project '" + here + "', but the process environment those of '"
                            + there + "' (FORKSTACK_PROJECT).",
                    build.isPresent()
                            ? "Start the build from a shell that has not read " + EnvFile.NAME + "."
                            : "Start it from a shell that has read this project's " + EnvFile.NAME
                                    + ", or from a new one.");
        }
    }

    /** A key of ours outside the block was written for nobody knows which environment. */
    private static void refuseSecondTruth(EnvFile file) {
        file.others().forEach((key, entry) -> {
            if (Keys.ALL.contains(key) || file.block().containsKey(key)) {
                throw new ForkStackRuntimeException(
                        EnvFile.NAME + " sets " + key + " at line " + entry.line()
                                + ", outside the block of Fork Stack.",
                        "Remove line " + entry.line() + "; every environment has its own value.");
            }
        });
    }

    private void refuseValuesOfNobody(EnvFile file) {
        if (file.environment().isPresent()) {
            return;
        }
        if (!file.block().isEmpty()) {
            throw new ForkStackRuntimeException(
                    "The block of Fork Stack in " + EnvFile.NAME
                            + " does not say which environment it was written for (FORKSTACK_ENV).",
                    "Write it again: make envs-switch " + name() + ".");
        }
        if (inProcess().isEmpty()) {
            throw new ForkStackRuntimeException(
                    "There are no values for environment " + name() + ": " + EnvFile.NAME
                            + " has no block of Fork Stack.",
                    "Make an environment (make envs-new NAME) or join one (make envs-switch " + name() + ").");
        }
    }

    private String file() {
        return build.map(values -> values.file().toString()).orElse(EnvFile.NAME);
    }

    private String inProcess() {
        return process.getOrDefault(Keys.FORKSTACK_ENV, "");
    }

    private boolean isCurrent(String environment) {
        return environment.equals(name().value());
    }

    private EnvironmentName name() {
        return current.name();
    }

    private ForkStackRuntimeException disagreement(String what, String remedy) {
        String because = switch (current.origin()) {
            case VARIABLE -> "the variable ENV says so";
            case FILE -> CurrentEnvironment.FILE + " says so";
            case BUILD -> "the build says so";
            case DEFAULT -> "nothing names another";
        };
        return new ForkStackRuntimeException(
                "The current environment is '" + name() + "' (" + because + "), but " + what + ".", remedy);
    }

    private String unsetEnv() {
        return current.origin() == CurrentEnvironment.Origin.VARIABLE ? ", or unset ENV" : "";
    }

    @Override
    public String toString() {
        return "agreement on " + name(); // the process environment holds secrets
    }
}
