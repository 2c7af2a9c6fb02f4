package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Plan;
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
        if (name.equals(EnvironmentName.DEV) && part.makesOrigin()) {
            return dev(part).resource();
        }
        Resource found = part.provider().find(name).orElseThrow(() -> absent(part, name));
        if (isFilling(found)) {
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "The source " + name + " is incomplete: its " + found.title() + " was never finished.",
                    "Complete it first (make envs-new " + name + "), or fork another environment (FROM=NAME).");
        }
        return found;
    }

    /** The {@code dev} resource of a local provider, made if it is absent and finished if a run died while making it. */
    Owned dev(Part part) {
        return EnvironmentLock.holding(scope, "dev-" + part.kind(), () -> {
            Mark mark = marks.shared(EnvironmentName.DEV);
            Ownership ownership = scope.ownership(EnvironmentName.DEV);
            Optional<Resource> found = part.provider().find(EnvironmentName.DEV);
            Owned owned = found.isPresent() && !isFilling(found.get())
                    ? ownership.adopt(found.get(), adopt, mark)
                    : ownership.claim(part.provider().create(new Plan(Optional.empty(), mark)));
            return owned.mark().state() == Mark.State.READY
                    ? owned
                    : ownership.claim(part.provider().mark(owned, owned.mark().ready()));
        });
    }

    private static boolean isFilling(Resource resource) {
        return resource.mark()
                .filter(mark -> mark.state() == Mark.State.FILLING)
                .isPresent();
    }

    private static ForkStackException absent(Part part, EnvironmentName name) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "There is nothing to fork from: the source " + name + " has no " + part.kind() + " at "
                        + part.providerName() + ".",
                "Make it (make envs-new " + name + "), or fork another environment (FROM=NAME).");
    }
}
