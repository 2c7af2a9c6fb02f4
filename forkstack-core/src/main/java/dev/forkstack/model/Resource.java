package dev.forkstack.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A database, bucket or directory as it was found: facts, no judgement. Immutable.
 *
 * @param name what people call it, such as {@code app-alice}
 * @param id what the service calls this very thing, different for another thing of the same name
 * @param mark the mark that it carries for itself
 * @param parent what the service says that it was forked from
 * @param created when it was made, where that is known
 * @param dependants what the service ties to it, so that it cannot be deleted before them
 */
public record Resource(
        ResourceKind kind,
        String name,
        String id,
        Optional<Mark> mark,
        Optional<String> parent,
        Optional<Instant> created,
        Set<String> dependants) {

    public Resource {
        dependants = Set.copyOf(dependants);
    }

    /** A resource that nothing depends on and of which the service tells no parent. */
    public static Resource of(ResourceKind kind, String name, String id, Optional<Mark> mark) {
        return new Resource(kind, name, id, mark, Optional.empty(), mark.map(Mark::created), Set.of());
    }

    /** For messages: {@code database app-alice}. */
    public String title() {
        return kind + " " + name;
    }
}
