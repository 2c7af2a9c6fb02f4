package dev.forkstack.spi;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Settings that are looked at one by one, so that everything that is wrong with them is told at once. Not thread-safe. */
public record CheckedSettings(Settings settings, Problems problems) {

    /** Empty where it is not set, or set to what makes no sense, which then is a problem. */
    public Optional<String> text(String key, Predicate<String> rule, String what) {
        return checked(key, rule, what, wrong -> "is '" + wrong + "', which it cannot be");
    }

    /**
     * The same for an address, which is never repeated: people paste them with passwords inside, in more forms than anybody
     * could tell apart.
     */
    public Optional<String> address(String key, Predicate<String> rule, String what) {
        return checked(key, rule, what, wrong -> "is not " + what);
    }

    private Optional<String> checked(String key, Predicate<String> rule, String what, UnaryOperator<String> shown) {
        Optional<String> value = settings.text(key).map(String::strip);
        value.filter(rule.negate())
                .ifPresent(wrong -> problem(shown.apply(wrong), key, "Set " + settings.path(key) + " to " + what));
        return value.filter(rule);
    }

    /** The same for what has no default: that it is missing is a problem too. */
    public Optional<String> required(String key, Predicate<String> rule, String what, String whereFound) {
        present(key, what, whereFound);
        return text(key, rule, what);
    }

    /** As {@link #address}, for what has no default. */
    public Optional<String> requiredAddress(String key, Predicate<String> rule, String what, String whereFound) {
        present(key, what, whereFound);
        return address(key, rule, what);
    }

    private void present(String key, String what, String whereFound) {
        if (settings.text(key).isEmpty()) {
            problem("is missing", key, "Set " + settings.path(key) + " to " + what + ", " + whereFound);
        }
    }

    private void problem(String what, String key, String remedy) {
        problems.add(new ForkStackException(
                Kind.CONFIGURATION, "The setting " + settings.path(key) + " " + what + ".", remedy + "."));
    }
}
