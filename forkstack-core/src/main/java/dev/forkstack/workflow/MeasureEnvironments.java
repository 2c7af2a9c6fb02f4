package dev.forkstack.workflow;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.spi.Measurable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code list -Dforkstack.sizes}: how much each resource holds. A request for each, so only where somebody asks. */
public final class MeasureEnvironments {

    private final Scope scope;

    public MeasureEnvironments(Scope scope) {
        this.scope = scope;
    }

    /** Without what its provider cannot tell, and what is not ours. */
    public Map<Resource, Size> run(List<Environment> environments) {
        Map<Resource, Size> sizes = new LinkedHashMap<>();
        Parallel.map(scope.parts(), part -> of(part, environments)).forEach(sizes::putAll);
        return sizes;
    }

    private static Map<Resource, Size> of(Part part, List<Environment> environments) {
        Map<Resource, Size> sizes = new LinkedHashMap<>();
        if (part.provider() instanceof Measurable measurable) {
            environments.stream()
                    .filter(environment -> environment.state() != Environment.State.FOREIGN)
                    .flatMap(environment -> environment.resources().stream())
                    .filter(part::isOf)
                    .forEach(resource -> measurable.measure(resource).ifPresent(size -> sizes.put(resource, size)));
        }
        return sizes;
    }
}
