package dev.forkstack.provider.neon;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All branches of a project at Neon, and what they are to us. Immutable.
 *
 * @param prod the name of production's branch; absent for the default one
 */
record Branches(List<Branch> all, NeonNames names, Optional<String> prod) {

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} if a branch of this project could not be read */
    Branches {
        all.stream()
                .filter(branch -> branch.mark()
                        .filter(mark -> mark.project().equals(names.project()))
                        .isPresent())
                .forEach(Branch::readable);
    }

    Optional<Branch> byId(String id) {
        return first(branch -> branch.id().equals(id));
    }

    /** Ours by its mark, whatever it is called, the finished one first; else what stands in the way of its names. */
    Optional<Branch> of(EnvironmentName env) {
        if (env.equals(EnvironmentName.PROD)) {
            return production();
        }
        return ours(env).stream()
                .min(Comparator.comparing(Branch::isFilling))
                .or(() -> first(branch -> branch.name().equals(names.of(env))))
                .or(() -> first(branch -> branch.name().equals(names.staging(env))));
    }

    /** @throws ForkStackException {@code CONFIGURATION} if there is no branch of the configured name */
    Optional<Branch> production() {
        Optional<Branch> production = productionIfThere();
        if (prod.isPresent() && production.isEmpty()) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The Neon project has no branch " + prod.get() + ", which the setting database.prod names.",
                    "Set database.prod to one of: "
                            + all.stream()
                                    .filter(branch -> branch.mark().isEmpty())
                                    .map(Branch::name)
                                    .sorted()
                                    .limit(20)
                                    .collect(Collectors.joining(", "))
                            + "; or leave it out, for the default branch.");
        }
        return production;
    }

    Optional<Branch> productionIfThere() {
        return prod.isPresent()
                ? first(branch -> branch.name().equals(prod.get()))
                : first(branch -> branch.flags().isDefault());
    }

    /** As it is told; production is nobody's environment, whatever is written on it. */
    Resource resource(Branch branch) {
        return new Resource(
                ResourceKind.DATABASE,
                branch.title(),
                branch.id(),
                isProduction(branch) ? Optional.empty() : branch.mark(),
                branch.parentId().map(id -> byId(id).map(Branch::title).orElse(id)),
                branch.created(),
                dependants(branch));
    }

    /** What carries a mark of this project, and what has a name of its pattern without one. */
    List<Branch> ofProject() {
        return all.stream()
                .filter(branch -> !isProduction(branch))
                .filter(branch -> branch.mark()
                        .map(mark -> mark.project().equals(names.project()))
                        .orElseGet(() -> names.env(branch.name()).isPresent()))
                .filter(branch -> !isSuperseded(branch))
                .sorted(Comparator.comparing(Branch::title))
                .toList();
    }

    /** What two machines made at the same time for one environment, of which the other one has come to stand. */
    List<Branch> superseded() {
        return all.stream().filter(this::isSuperseded).toList();
    }

    private boolean isSuperseded(Branch branch) {
        return branch.isFilling()
                && !isProduction(branch)
                && branch.mark()
                        .filter(mark -> ours(mark.env()).contains(branch))
                        .filter(mark -> ours(mark.env()).stream().anyMatch(Branch::isReady))
                        .isPresent();
    }

    private Set<String> dependants(Branch branch) {
        return all.stream()
                .filter(other -> other.parentId().equals(Optional.of(branch.id())))
                .map(Branch::title)
                .collect(Collectors.toSet());
    }

    private List<Branch> ours(EnvironmentName env) {
        Ownership ownership = new Ownership(names.project(), env);
        return all.stream()
                .filter(branch -> branch.mark()
                        .filter(mark -> mark.project().equals(ownership.project())
                                && mark.env().equals(env))
                        .isPresent())
                .toList();
    }

    private boolean isProduction(Branch branch) {
        return branch.flags().isDefault() || prod.filter(branch.name()::equals).isPresent();
    }

    private Optional<Branch> first(Predicate<Branch> rule) {
        return all.stream().filter(rule).findFirst();
    }
}
