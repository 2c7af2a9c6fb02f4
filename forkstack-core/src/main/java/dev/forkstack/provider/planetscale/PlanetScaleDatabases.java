package dev.forkstack.provider.planetscale;

import dev.forkstack.http.AtOnce;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.FetchesFirst;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.PointInTime;
import dev.forkstack.spi.ResourceProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A project's databases at PlanetScale. An environment is a branch with a login of its own for each user. A point in time is
 * refused for the kind of database that keeps none. Thread-safe.
 */
final class PlanetScaleDatabases implements ResourceProvider, PointInTime, FetchesFirst, Diagnosable, Leftovers {

    private final BranchNames names;
    private final BranchFinder finder;
    private final BranchFork forks;
    private final BranchState states;
    private final BranchRemoval removal;
    private final BranchLogin login;
    private final Checkup checkup;
    private final MysqlDriver driver;

    PlanetScaleDatabases(
            BranchNames names,
            BranchFinder finder,
            BranchFork forks,
            BranchState states,
            BranchRemoval removal,
            BranchLogin login,
            Checkup checkup,
            MysqlDriver driver) {
        this.names = names;
        this.finder = finder;
        this.forks = forks;
        this.states = states;
        this.removal = removal;
        this.login = login;
        this.checkup = checkup;
        this.driver = driver;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        if (!name.equals(EnvironmentName.PROD)) { // which has a name of its own, and is never made
            names.of(name);
        }
        Branches all = finder.look();
        return all.of(name).flatMap(branch -> finder.standing(branch, all));
    }

    @Override
    public Resource create(Plan plan) {
        names.staging(plan.name(), plan.mark().at());
        removal.sweep();
        return forks.make(plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return states.replace(resource, mark);
    }

    @Override
    public void delete(Owned resource) {
        removal.remove(resource);
    }

    @Override
    public void sweep() {
        removal.sweep();
    }

    @Override
    public List<String> leftovers() {
        return removal.overtaken();
    }

    /** Without asking which kind of database it is: what works offline afterwards has to come up offline too. */
    @Override
    public void fetch() {
        driver.fetch();
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        return login.connect(resource.resource(), held);
    }

    /** Each branch is looked at by itself, several at once, since its mark stands in a name below it. */
    @Override
    public List<Resource> list() {
        Branches all = finder.look();
        List<Branch> superseded = all.superseded();
        List<Branch> ours = all.ofProject().stream()
                .filter(branch -> !superseded.contains(branch))
                .toList();
        return AtOnce.map(ours, branch -> finder.standing(branch, all)).stream()
                .flatMap(Optional::stream)
                .filter(resource -> resource.mark()
                        .map(mark -> mark.project().equals(names.project()))
                        .orElse(true))
                .sorted(Comparator.comparing(Resource::name))
                .toList();
    }

    @Override
    public List<Finding> diagnose() {
        return checkup.findings();
    }

    @Override
    public void close() {
        // Every call closes what it has opened.
    }

    @Override
    public String toString() {
        return "branches " + names.project() + "-…";
    }
}
