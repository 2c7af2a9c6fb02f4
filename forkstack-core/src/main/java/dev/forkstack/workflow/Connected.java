package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Owned;

/** A part that stands and the values that lead to it, proven by a request. Immutable. */
record Connected(Part part, Owned owned, EnvVars values) {

    Connected with(Owned other) {
        return new Connected(part, other, values);
    }
}
