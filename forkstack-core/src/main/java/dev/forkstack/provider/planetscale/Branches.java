package dev.forkstack.provider.planetscale;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All branches of a database at PlanetScale, and what their names make of them. Immutable.
 *
 * @param defaultBranch the name of the one that PlanetScale never deletes
 * @param configured the name of production's branch; absent for the default one
 */
record Branches(List<Branch> all, BranchNames names, String defaultBranch, Optional<String> configured) {

    Optional<Branch> byId(String id) {
        return first(branch -> branch.id().equals(id));
    }

    Optional<Branch> named(String name) {
        return first(branch -> branch.name().equals(name));
    }

    /** What stands under the environment's name, the finished one first. */
    Optional<Branch> of(EnvironmentName env) {
        return env.equals(EnvironmentName.PROD)
                ? production()
                : named(names.of(env))
                        .or(() -> first(branch -> names.stagedEnv(branch.name()).equals(Optional.of(env))));
    }

    /** @throws ForkStackException {@code CONFIGURATION} if there is no branch of the configured name */
    Optional<Branch> production() {
        Optional<Branch> production = named(configured.orElse(defaultBranch));
        if (configured.isPresent() && production.isEmpty()) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The PlanetScale database has no branch " + configured.get()
                            + ", which the setting database.prod names.",
                    "Set database.prod to one of: "
                            + all.stream()
                                    .filter(branch -> env(branch).isEmpty())
                                    .map(Branch::name)
                                    .sorted()
                                    .limit(20)
                                    .collect(Collectors.joining(", "))
                            + "; or leave it out, for the default branch.");
        }
        return production;
    }

    /** Whether it is nobody's environment, whatever its passwords are called, and never deleted. */
    boolean isProduction(Branch branch) {
        return branch.isProduction()
                || branch.name().equals(defaultBranch)
                || configured.filter(branch.name()::equals).isPresent();
    }

    /** Whoever got hold of it as an environment did so before it was production. */
    void refuseProduction(Branch branch) {
        if (isProduction(branch)) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The PlanetScale branch " + branch.name() + " is production, and nobody's environment.",
                    "Choose another environment name.");
        }
    }

    boolean isStaged(Branch branch) {
        return names.stagedEnv(branch.name()).isPresent();
    }

    /** Whose it would be by its name. */
    Optional<EnvironmentName> env(Branch branch) {
        return names.stagedEnv(branch.name()).or(() -> names.env(branch.name()));
    }

    /** What people call it, while it is made too. */
    String title(Branch branch) {
        return names.stagedEnv(branch.name()).map(names::of).orElse(branch.name());
    }

    /** What has a name of this project's pattern. */
    List<Branch> ofProject() {
        return all.stream()
                .filter(branch -> !isProduction(branch) && env(branch).isPresent())
                .toList();
    }

    /** Production with a name of this project's pattern, which is not what is configured or the default. */
    List<Branch> promoted() {
        return all.stream()
                .filter(branch -> isProduction(branch) && env(branch).isPresent())
                .filter(branch -> !branch.name().equals(defaultBranch)
                        && configured.filter(branch.name()::equals).isEmpty())
                .toList();
    }

    /** What can never get its name, because another of the environment has it. */
    List<Branch> superseded() {
        return all.stream()
                .filter(branch -> !isProduction(branch))
                .filter(branch -> names.stagedEnv(branch.name())
                        .flatMap(env -> named(names.of(env)))
                        .isPresent())
                .toList();
    }

    Set<String> dependants(Branch branch) {
        return all.stream()
                .filter(other -> other.parent().equals(Optional.of(branch.name())))
                .map(this::title)
                .collect(Collectors.toSet());
    }

    private Optional<Branch> first(Predicate<Branch> rule) {
        return all.stream().filter(rule).findFirst();
    }

    static ForkStackException gone(String branch) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The PlanetScale branch " + branch + " is not there any more.",
                "Look what there is (make envs-list), then run the command again.");
    }
}
