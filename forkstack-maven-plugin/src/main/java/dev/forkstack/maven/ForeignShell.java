package dev.forkstack.maven;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * A shell that has read the values of another environment than the build's. Tests inherit it, and what reads variables before
 * files, as Spring does, would be in that one. Immutable; {@link #toString} has no value.
 */
record ForeignShell(String environment) {

    /** Empty if the shell holds no values, or the build's own. */
    static Optional<ForeignShell> of(Map<String, String> processEnvironment, EnvironmentName build) {
        return Optional.ofNullable(processEnvironment.get(Keys.FORKSTACK_ENV))
                .filter(other -> !other.isEmpty() && !other.equals(build.value()))
                .map(ForeignShell::new);
    }

    /** Lets Surefire and Failsafe start the tests of this module without the variables that the build has, too. */
    void keepFrom(Properties module, EnvVars values) {
        TreeSet<String> names = new TreeSet<>(Keys.ALL);
        names.addAll(values.asMap().keySet());
        for (String plugin : new String[] {"surefire", "failsafe"}) {
            module.merge(
                    plugin + ".excludedEnvironmentVariables",
                    String.join(",", names),
                    (before, ours) -> before.equals(ours) ? before : before + "," + ours);
        }
    }
}
