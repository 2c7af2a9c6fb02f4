package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;

/** A part that stands and the values that lead to it, proven by a request. Immutable. */
record Connected(Part part, Owned owned, EnvVars values) {

    /** Says on the part itself that it is whole; only when every part is usable may any of them. */
    Connected published(Scope scope) {
        Mark mark = owned.mark();
        return mark.state() == Mark.State.READY
                ? this
                : new Connected(
                        part, scope.ownership(mark.env()).claim(part.provider().mark(owned, mark.ready())), values);
    }
}
