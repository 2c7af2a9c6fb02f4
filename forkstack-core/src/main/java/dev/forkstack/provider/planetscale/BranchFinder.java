package dev.forkstack.provider.planetscale;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What stands at PlanetScale, and whose it is. Thread-safe. */
final class BranchFinder {

    /** Of whoever made a branch and died before it could be marked. */
    private static final String UNKNOWN = "unknown";

    private final PlanetScaleApi api;
    private final KnownDatabase known;
    private final BranchNames names;
    private final Optional<String> prod;
    private final BranchMarks marks;
    private final Map<String, Mark> begun = new ConcurrentHashMap<>();

    BranchFinder(PlanetScaleApi api, KnownDatabase known, BranchNames names, Optional<String> prod, BranchMarks marks) {
        this.api = api;
        this.known = known;
        this.names = names;
        this.prod = prod;
        this.marks = marks;
    }

    Branches look() {
        return new Branches(api.branches(), names, known.defaultBranch(), prod);
    }

    /** This very run has made it, and cannot write that down yet: no branch takes passwords before it is ready. */
    void begin(Branch branch, Mark mark) {
        begun.put(branch.id(), mark.on(branch.id()));
    }

    /** It takes longer than this run has patience: what it costs is paid already, so that it is no more undone. */
    void leave(Branch branch) {
        begun.remove(branch.id());
    }

    /** As {@link #resource}, of a branch that may have got its other name, or gone, since all were looked at. */
    Optional<Resource> standing(Branch branch, Branches all) {
        try {
            return Optional.of(resource(branch, all));
        } catch (ForkStackException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            Branches now = look();
            Optional<Branch> again = now.byId(branch.id());
            if (again.filter(same -> same.name().equals(branch.name())).isPresent()) {
                throw e;
            }
            return again.map(renamed -> resource(renamed, now));
        }
    }

    Resource resource(Branch branch, Branches all) {
        return new Resource(
                ResourceKind.DATABASE,
                all.title(branch),
                branch.id(),
                all.isProduction(branch) ? Optional.empty() : mark(branch, all),
                branch.parent().map(name -> all.named(name).map(all::title).orElse(name)),
                branch.created(),
                all.dependants(branch));
    }

    private Optional<Mark> mark(Branch branch, Branches all) {
        if (!all.isStaged(branch)) {
            return marks.read(branch, Mark.State.READY).filter(mark -> isNamedAs(mark, branch));
        }
        return Optional.of(branch)
                .filter(Branch::isReady)
                .flatMap(ready -> marks.read(ready, Mark.State.FILLING))
                .or(() -> Optional.ofNullable(begun.get(branch.id())))
                .or(() -> all.env(branch).map(env -> byName(branch, env, all)));
    }

    /** Of ours that somebody has renamed nothing is found by the mark any more, so that it has to be taken over anew. */
    private boolean isNamedAs(Mark mark, Branch branch) {
        return !mark.project().equals(names.project())
                || !mark.part().equals(names.names().part())
                || names.names().database(mark.env()).equals(branch.name());
    }

    private Mark byName(Branch branch, EnvironmentName env, Branches all) {
        return new Mark(
                names.project(),
                env,
                names.names().part(),
                branch.id(),
                branch.parent().flatMap(parent -> source(parent, all)),
                names.staged(branch.name()).flatMap(BranchNames.Staged::at),
                Optional.empty(),
                UNKNOWN,
                Mark.State.FILLING,
                branch.created().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS),
                Optional.empty());
    }

    private Optional<EnvironmentName> source(String parent, Branches all) {
        return all.named(parent)
                .flatMap(branch -> all.isProduction(branch) ? Optional.of(EnvironmentName.PROD) : all.env(branch));
    }
}
