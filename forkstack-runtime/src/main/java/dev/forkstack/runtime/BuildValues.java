package dev.forkstack.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file that a build has for the JVMs it forks. Who is told of one reads it instead of the checkout's two, because the
 * environment of a build is not the developer's. Immutable.
 *
 * @param file absolute
 */
public record BuildValues(Path file) {

    /** The system property that names the file; it wins over the variable. */
    public static final String PROPERTY = "forkstack.envFile";

    /** The process variable that names the file. */
    public static final String VARIABLE = "FORKSTACK_ENV_FILE";

    /** What the process was told of; empty if it was told nothing. */
    static Optional<BuildValues> of(Map<String, String> processEnvironment) {
        return Optional.ofNullable(processEnvironment.get(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(text -> new BuildValues(Path.of(text).toAbsolutePath()));
    }

    /** The variables of this process, with the system property as the variable that it stands for. */
    static Map<String, String> ofThisProcess() {
        Map<String, String> variables = new LinkedHashMap<>(System.getenv());
        Optional.ofNullable(System.getProperty(PROPERTY)).ifPresent(text -> variables.put(VARIABLE, text));
        return variables;
    }

    /** @throws ForkStackRuntimeException if the file is not there, or does not say which environment it is for */
    EnvFile read() {
        if (!Files.exists(file)) {
            throw new ForkStackRuntimeException(
                    "There is no " + file + ", which " + PROPERTY + " (" + VARIABLE
                            + ") names: the build that wrote it has ended.",
                    remedy());
        }
        EnvFile values = EnvFile.readFile(file);
        if (values.environment().isEmpty()) {
            throw new ForkStackRuntimeException(
                    file + " does not say which environment its values were written for (FORKSTACK_ENV).", remedy());
        }
        return values;
    }

    String remedy() {
        return "Run this within its build (mvn verify), or unset " + PROPERTY + " and " + VARIABLE + ".";
    }
}
