package dev.forkstack.workflow;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import java.util.Optional;

/** What stands for one part under an environment's name. Immutable. */
record Standing(Part part, Optional<Resource> found) {

    /** The mark on it, if something stands and carries one. */
    Optional<Mark> mark() {
        return found.flatMap(Resource::mark);
    }

    boolean isAbsent() {
        return found.isEmpty();
    }

    boolean isReady() {
        return mark().filter(mark -> mark.state() == Mark.State.READY).isPresent();
    }

    boolean isFilling() {
        return mark().filter(mark -> mark.state() == Mark.State.FILLING).isPresent();
    }
}
