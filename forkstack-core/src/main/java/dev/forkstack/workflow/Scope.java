package dev.forkstack.workflow;

import dev.forkstack.model.Ownership;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.state.Destination;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every verb works on. Immutable.
 *
 * @param locks where lock files stand, shared by all checkouts of the user; made when it is first asked for
 */
public record Scope(
        ProjectName project,
        List<Part> parts,
        Optional<EnvironmentName> source,
        Limits limits,
        Protection protection,
        Owner owner,
        Destination destination,
        Supplier<Path> locks,
        ProgressListener progress) {

    public Scope {
        parts = List.copyOf(parts);
    }

    /** The same for values that go elsewhere. */
    Scope writingTo(Destination other) {
        return new Scope(project, parts, source, limits, protection, owner, other, locks, progress);
    }

    /** Whether there is no limit on it and no removal by mistake: dev, prod, sources and templates. */
    boolean isKept(EnvironmentName name) {
        return protection.covers(name) || limits.isTemplate(name);
    }

    Ownership ownership(EnvironmentName name) {
        return new Ownership(project, name);
    }
}
