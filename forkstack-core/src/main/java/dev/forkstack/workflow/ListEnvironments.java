package dev.forkstack.workflow;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code list}: the environments as their resources show them, what is incomplete and what is foreign included. */
public final class ListEnvironments {

    private final Scope scope;

    public ListEnvironments(Scope scope) {
        this.scope = scope;
    }

    /** Sorted by name, foreign resources last. */
    public List<Environment> run() {
        Map<String, List<Resource>> ours = new TreeMap<>();
        List<Environment> foreign = new ArrayList<>();
        for (List<Resource> resources :
                Parallel.map(scope.parts(), part -> part.provider().list())) {
            for (Resource resource : resources) {
                if (resource.mark()
                        .filter(mark -> scope.ownership(mark.env()).covers(resource))
                        .isPresent()) {
                    String name = resource.mark().map(Mark::env).orElseThrow().value();
                    ours.computeIfAbsent(name, n -> new ArrayList<>()).add(resource);
                } else {
                    foreign.add(new Environment(resource.name(), Environment.State.FOREIGN, List.of(resource)));
                }
            }
        }
        List<Environment> all = new ArrayList<>();
        ours.forEach((name, resources) -> all.add(new Environment(name, state(resources), resources)));
        foreign.sort(Comparator.comparing(Environment::name));
        all.addAll(foreign);
        return all;
    }

    private Environment.State state(List<Resource> resources) {
        boolean allReady = resources.stream()
                .map(resource -> resource.mark().orElseThrow().state())
                .allMatch(Mark.State.READY::equals);
        if (allReady && resources.size() == scope.parts().size()) {
            return Environment.State.READY;
        }
        if (allReady && isOnlyForkedFrom(resources)) {
            return Environment.State.SOURCE;
        }
        return allReady && lacksOnlyLocalParts(resources) ? Environment.State.ELSEWHERE : Environment.State.INCOMPLETE;
    }

    private boolean lacksOnlyLocalParts(List<Resource> resources) {
        return Reach.isOnlyCloserMissing(
                scope.parts(), part -> resources.stream().anyMatch(resource -> resource.kind() == part.kind()));
    }

    /** With a database in the cloud and a bucket here, dev is a bucket that was made to be forked, and complete as such. */
    private boolean isOnlyForkedFrom(List<Resource> resources) {
        return resources.stream()
                        .allMatch(resource -> resource.mark()
                                .filter(mark -> mark.env().equals(EnvironmentName.DEV))
                                .isPresent())
                && resources.size()
                        == scope.parts().stream().filter(Part::makesOrigin).count()
                && resources.stream()
                        .allMatch(resource -> scope.parts().stream()
                                .anyMatch(part -> part.makesOrigin() && part.kind() == resource.kind()));
    }
}
