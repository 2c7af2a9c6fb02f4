package dev.forkstack;

import dev.forkstack.model.Setting;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that the configuration decides. Immutable; holds no secret.
 *
 * @param root the project root, absolute
 * @param home {@code FORKSTACK_HOME}, absolute
 * @param processEnvironment the variables of this process
 * @param source what is forked when nobody names a source; absent for the provider's own default
 * @param protectedNames what can never be deleted; {@code dev} and {@code prod} always are
 * @param templates what only serves as a source: no checkout is ever in it
 * @param maxEnvironments how many environments the project may have, its sources apart
 * @param parts what every environment has
 * @param settings every key that was given, and who gave it; that of the project's name also where nobody did
 */
public record ForkStackConfig(
        ProjectName project,
        Path root,
        Path home,
        Map<String, String> processEnvironment,
        Optional<EnvironmentName> source,
        Set<EnvironmentName> protectedNames,
        Set<EnvironmentName> templates,
        OptionalInt maxEnvironments,
        List<PartSettings> parts,
        List<Setting> settings) {

    public ForkStackConfig {
        processEnvironment = Map.copyOf(processEnvironment);
        Set<EnvironmentName> all = new TreeSet<>(protectedNames);
        all.add(EnvironmentName.DEV);
        all.add(EnvironmentName.PROD);
        protectedNames = Set.copyOf(all);
        templates = Set.copyOf(templates);
        parts = List.copyOf(parts);
        settings = List.copyOf(settings);
    }

    @Override
    public String toString() {
        return "configuration of " + project + " in " + root; // the process environment holds secrets
    }
}
