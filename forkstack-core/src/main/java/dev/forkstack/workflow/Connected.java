package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;

/** A part that stands and the values that lead to it, proven by a request. Immutable. */
record Connected(Part part, Owned owned, EnvVars values) {

    /** Says on the part itself that it is not a build's any more, where the provider can. */
    Connected usedBy(Marks marks, Scope scope) {
        Mark mark = owned.mark();
        Mark used = marks.used(mark);
        return mark.state() == Mark.State.FILLING || used.equals(mark)
                ? this
                : new Connected(part, scope.ownership(mark.env()).claim(marked(used)), values);
    }

    /** Says on the part itself that it is whole; only when every part is usable may any of them. */
    Connected published(Scope scope) {
        Mark mark = owned.mark();
        return mark.state() == Mark.State.READY
                ? this
                : new Connected(part, scope.ownership(mark.env()).claim(marked(mark.ready())), values);
    }

    /** An answer that is lost leaves open whether the mark was written; what stands there tells. */
    private Resource marked(Mark wanted) {
        try {
            return part.provider().mark(owned, wanted);
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            return part.provider()
                    .find(wanted.env())
                    .filter(found -> found.mark()
                            .filter(mark -> mark.run().equals(wanted.run()) && mark.state() == wanted.state())
                            .isPresent())
                    .orElseThrow(() -> e);
        }
    }
}
