package dev.forkstack.provider.sqld;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.libsql.DatabaseNames;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What stands at the server, and whose it is. A row in the namespace itself tells; where a run was killed before it could
 * write one, what it had recorded beforehand does, for a while. Thread-safe.
 */
record NamespaceReader(AdminApi admin, NamespacePlane plane, Registry registry, DatabaseNames names, Clock clock) {

    /** Longer than a copy needs. What has no row after that was made by hand under a name that a dead run had claimed. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** A look that also loads what stands on the server's disk alone. */
    Optional<Resource> look(String name) {
        if (config(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(resource(name, mark(name)));
        } catch (ForkStackException e) {
            if (e.kind() == Kind.NOT_FOUND && admin.config(name).isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The same for a list: one that stands and does not answer must not hide the others. */
    Optional<Resource> list(String name) {
        try {
            return look(name);
        } catch (ForkStackException e) {
            Resource unknown = resource(name, Optional.empty());
            // What does not answer at all is not asked once more: that takes as long again.
            return e.kind() == Kind.UNAVAILABLE
                    ? Optional.of(unknown)
                    : admin.config(name).map(there -> unknown);
        }
    }

    /** Whoever copies into a namespace holds it until the copy is made, and the server lets everybody else wait. */
    private Optional<NamespaceConfig> config(String name) {
        try {
            return admin.config(name);
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAVAILABLE || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw new ForkStackException(
                    e.kind(),
                    e.getMessage() + " It may be that another run is copying into it.",
                    "Run the command again when that has ended.",
                    e);
        }
    }

    /** The very one with this id; another of the same name is not it. */
    Optional<Resource> look(String name, String id) {
        return look(name).filter(found -> found.id().equals(id));
    }

    /** The server knows no ids: who marks a namespace gives it one, which begins with its name. */
    static Resource resource(String name, Optional<Mark> mark) {
        return Resource.of(ResourceKind.DATABASE, name, mark.map(Mark::resource).orElse(name + ":"), mark);
    }

    static ForkStackException removed(String name) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The " + NamespacePlane.title(name) + " was removed meanwhile.",
                "Look what there is (make envs-list), then run the command again.");
    }

    boolean isYoung(Mark claim) {
        return claim.created().isAfter(clock.instant().minus(YOUNG));
    }

    /** A clock that was ahead must not make it count for as long as that. */
    private boolean counts(Mark claim) {
        return isYoung(claim) && claim.created().isBefore(clock.instant().plus(YOUNG));
    }

    private Optional<Mark> mark(String name) {
        if (name.equals(names.prod())) {
            return Optional.empty();
        }
        Optional<Mark> mark = plane.marks(name).read().or(() -> claim(name));
        if (mark.isEmpty()) {
            plane.refuseUnlessItChooses(); // before anybody is told that something stands there
        }
        return mark;
    }

    private Optional<Mark> claim(String name) {
        return registry.find(name)
                .filter(mark -> mark.resource().startsWith(name + ":"))
                .filter(mark -> mark.state() == Mark.State.FILLING && counts(mark));
    }
}
