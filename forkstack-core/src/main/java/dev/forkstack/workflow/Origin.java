package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where forks come from: an environment that stands, or {@code dev}, which local providers make on first use. */
final class Origin {

    private final Scope scope;
    private final Marks marks;
    private final Set<String> adopt;

    /** @param adopt exact names of resources that may be taken over although they carry no mark */
    Origin(Scope scope, Marks marks, Set<String> adopt) {
        this.scope = scope;
        this.marks = marks;
        this.adopt = adopt;
    }

    /**
     * The resource to fork.
     *
     * @throws ForkStackException {@code NOT_FOUND} if it does not stand, or not as a whole
     */
    Resource source(Part part, EnvironmentName name) {
        Resource found = part.provider().find(name).orElseThrow(() -> absent(part, name));
        if (isFilling(found)) {
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "The source " + name + " is incomplete: its " + found.title() + " was never finished.",
                    "Complete it first (make envs-new " + name + "), or fork another environment (FROM=NAME).");
        }
        return found;
    }

    /**
     * Ensures {@code dev} at local providers: makes what is absent, finishes what a dead run began, and removes what this
     * run made if a part of it fails.
     *
     * @return in the order of the parts
     */
    List<Owned> dev(List<Part> parts) {
        return EnvironmentLock.holding(
                scope,
                "dev.origin",
                () -> Rollback.around(rollback -> {
                    List<Usable> usable = Parallel.map(parts, part -> new Usable(part, usable(part, rollback)));
                    return Unstoppable.run(() -> Parallel.map(usable, this::ready));
                }));
    }

    private Owned usable(Part part, Rollback rollback) {
        Mark mark = marks.shared(part, EnvironmentName.DEV);
        Optional<Resource> found = part.provider().find(EnvironmentName.DEV);
        if (found.isPresent() && !isFilling(found.get())) {
            return ownership().adopt(found.get(), adopt, mark);
        }
        new Undo(scope, marks).onFailure(rollback, part, EnvironmentName.DEV);
        return ownership().claim(part.provider().create(new Plan(Optional.empty(), mark)));
    }

    private Owned ready(Usable usable) {
        Mark mark = usable.owned().mark();
        return mark.state() == Mark.State.READY
                ? usable.owned()
                : ownership().claim(usable.part().provider().mark(usable.owned(), mark.ready()));
    }

    private Ownership ownership() {
        return scope.ownership(EnvironmentName.DEV);
    }

    private record Usable(Part part, Owned owned) {}

    private static boolean isFilling(Resource resource) {
        return resource.mark()
                .filter(mark -> mark.state() == Mark.State.FILLING)
                .isPresent();
    }

    private ForkStackException absent(Part part, EnvironmentName name) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "There is nothing to fork from: the source " + name + " has no " + part.title() + " at "
                        + part.providerName() + ".",
                remedy(part, name));
    }

    private String remedy(Part part, EnvironmentName name) {
        String another = "fork another environment (FROM=NAME).";
        if (name.equals(EnvironmentName.PROD)) {
            // Where dev is made, production is no database of that kind, and no setting says what it is called.
            return part.makesOrigin()
                    ? "Fork dev, which is made here (FROM=dev), or " + another
                    : "Say in forkstack.toml what production is called (" + part.section() + ".prod), or " + another;
        }
        // What everything is forked from would be forked from itself, unless it is said from what.
        boolean circular = scope.source().equals(Optional.of(name)) && !name.equals(EnvironmentName.DEV);
        return "Make it (make envs-new " + name + (circular ? " FROM=" + part.defaultSource() : "") + "), or "
                + another;
    }
}
