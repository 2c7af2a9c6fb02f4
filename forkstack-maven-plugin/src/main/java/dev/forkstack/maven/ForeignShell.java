package dev.forkstack.maven;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
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
    static Optional<ForeignShell> of(
            Map<String, String> processEnvironment, ProjectName project, EnvironmentName build) {
        String environment = processEnvironment.getOrDefault(Keys.FORKSTACK_ENV, "");
        String ofProject = processEnvironment.getOrDefault(Keys.FORKSTACK_PROJECT, project.value());
        if (environment.isEmpty() || environment.equals(build.value()) && ofProject.equals(project.value())) {
            return Optional.empty();
        }
        // Every project can have an environment of this name.
        return Optional.of(new ForeignShell(
                ofProject.equals(project.value()) ? environment : environment + " of project " + ofProject));
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
