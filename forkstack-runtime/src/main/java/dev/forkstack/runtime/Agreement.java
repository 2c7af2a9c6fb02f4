package dev.forkstack.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values count only for the environment that they were written for; here that is judged. */
record Agreement(CurrentEnvironment current, Map<String, String> process) {

    /** What the application gets: the file's values, under those of a process environment that says whose they are. */
    Map<String, String> values(EnvFile file) {
        String inProcess = process.getOrDefault(Keys.FORKSTACK_ENV, "");
        if (!inProcess.isEmpty() && !isCurrent(inProcess)) {
            throw disagreement("the process environment holds the values of '" + inProcess + "' (FORKSTACK_ENV)");
        }
        file.environment().filter(written -> !isCurrent(written)).ifPresent(written -> {
            throw disagreement(EnvFile.NAME + " holds the values of '" + written + "'");
        });
        if (inProcess.isEmpty() && file.environment().isEmpty()) {
            throw new ForkStackRuntimeException(
                    "There are no values for environment " + name() + ": " + EnvFile.NAME
                            + " has no block of Fork Stack.",
                    "Make an environment (make envs-new NAME) or join one (make envs-switch " + name() + ").");
        }
        file.block().keySet().stream()
                .filter(file.others()::containsKey)
                .findFirst()
                .ifPresent(key -> {
                    throw new ForkStackRuntimeException(
                            EnvFile.NAME + " sets " + key + " twice: in the block of Fork Stack and at line "
                                    + file.others().get(key).line() + ".",
                            "Remove line " + file.others().get(key).line() + ".");
                });
        Map<String, String> values = new LinkedHashMap<>();
        file.others().forEach((key, entry) -> values.put(key, entry.value()));
        values.putAll(file.block());
        if (!inProcess.isEmpty()) {
            values.putAll(process);
        }
        return values;
    }

    private boolean isCurrent(String environment) {
        return environment.equals(name().value());
    }

    private EnvironmentName name() {
        return current.name();
    }

    private ForkStackRuntimeException disagreement(String what) {
        String because = switch (current.origin()) {
            case VARIABLE -> "the variable ENV says so";
            case FILE -> CurrentEnvironment.FILE + " says so";
            case DEFAULT -> "nothing names another";
        };
        String unset = current.origin() == CurrentEnvironment.Origin.VARIABLE ? ", or unset ENV" : "";
        return new ForkStackRuntimeException(
                "The current environment is '" + name() + "' (" + because + "), but " + what + ".",
                "Switch to the one you mean: make envs-switch " + name() + unset + ".");
    }
}
