package dev.forkstack.workflow;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code list}: the environments as their resources show them, what is incomplete and what is foreign included. */
public final class ListEnvironments {

    private final Scope scope;

    public ListEnvironments(Scope scope) {
        this.scope = scope;
    }

    /** Sorted by name, foreign resources last. */
    public List<Environment> run() {
        Map<EnvironmentName, Map<Part, Resource>> ours = new TreeMap<>();
        Map<String, Environment> foreign = new TreeMap<>();
        for (Listed listed : Parallel.map(
                scope.parts(), part -> new Listed(part, part.provider().list()))) {
            for (Resource resource : listed.resources()) {
                if (!isOurs(resource)) {
                    // Several parts can see the same thing.
                    foreign.put(
                            resource.name() + " " + resource.id(),
                            new Environment(resource.name(), Environment.State.FOREIGN, List.of(resource)));
                } else if (listed.part().covers(resource)) {
                    EnvironmentName name = resource.mark().orElseThrow().env();
                    ours.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(listed.part(), resource);
                }
            }
        }
        List<Environment> all = new ArrayList<>();
        ours.forEach((name, parts) ->
                all.add(new Environment(name.value(), state(name, parts), List.copyOf(parts.values()))));
        foreign.values().stream()
                .sorted(Comparator.comparing(Environment::name))
                .forEach(all::add);
        return all;
    }

    private record Listed(Part part, List<Resource> resources) {}

    private boolean isOurs(Resource resource) {
        return resource.mark()
                .filter(mark -> scope.ownership(mark.env()).covers(resource))
                .isPresent();
    }

    private Environment.State state(EnvironmentName name, Map<Part, Resource> standing) {
        boolean allReady = standing.values().stream()
                .map(resource -> resource.mark().orElseThrow().state())
                .allMatch(Mark.State.READY::equals);
        if (!allReady) {
            return Environment.State.INCOMPLETE;
        }
        if (standing.keySet().containsAll(scope.parts())) {
            return Environment.State.READY;
        }
        if (name.equals(EnvironmentName.DEV) && standing.keySet().equals(origins())) {
            // With a database in the cloud and a bucket here, dev was made to be forked, and is complete as such.
            return Environment.State.SOURCE;
        }
        return Reach.isOnlyCloserMissing(scope.parts(), standing::containsKey)
                ? Environment.State.ELSEWHERE
                : Environment.State.INCOMPLETE;
    }

    private Set<Part> origins() {
        Set<Part> parts = new HashSet<>(scope.parts());
        parts.removeIf(part -> !part.makesOrigin());
        return parts;
    }
}
