package dev.forkstack.maven;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.model.Environment;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * {@code list}: all environments.
 *
 * @param sizes of their resources; empty where nobody asked
 */
record ListedOutcome(
        ForkStackConfig config,
        EnvironmentName current,
        List<Environment> environments,
        Optional<Map<Resource, Size>> sizes)
        implements Outcome {

    @Override
    public void tell(Log log) {
        new EnvironmentTable(this).lines().forEach(log::info);
    }

    boolean isCurrent(Environment environment) {
        return environment.state() != Environment.State.FOREIGN
                && environment.name().equals(current.value());
    }

    boolean isProtected(Environment environment) {
        return environment.state() != Environment.State.FOREIGN
                && config.protectedNames().contains(new EnvironmentName(environment.name()));
    }

    boolean isTemplate(Environment environment) {
        return environment.state() != Environment.State.FOREIGN
                && config.templates().contains(new EnvironmentName(environment.name()));
    }

    @Override
    public Document document() {
        return new Document()
                .with("project", config.project())
                .with("root", config.root())
                .with("current", current)
                .with("environments", environments.stream().map(this::document).toList());
    }

    private Document document(Environment environment) {
        return EnvironmentDocument.of(environment, sizes.orElse(Map.of()))
                .with("current", isCurrent(environment))
                .with("protected", isProtected(environment));
    }
}
