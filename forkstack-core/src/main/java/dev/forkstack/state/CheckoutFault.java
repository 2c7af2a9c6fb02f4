package dev.forkstack.state;

import dev.forkstack.model.ForkStackException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that is wrong with a checkout. Immutable.
 *
 * @param problem what, and what a person can do
 * @param isHarmless whether the next command puts it right by itself, or nobody is harmed
 * @param mend puts it right and says so; empty where a person has to decide
 */
public record CheckoutFault(ForkStackException problem, boolean isHarmless, Optional<Supplier<String>> mend) {

    static CheckoutFault of(ForkStackException problem) {
        return new CheckoutFault(problem, false, Optional.empty());
    }
}
