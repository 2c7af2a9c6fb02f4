package dev.forkstack.spi;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import java.util.Optional;
import java.util.function.Predicate;

/** Settings that are looked at one by one, so that everything that is wrong with them is told at once. Not thread-safe. */
public record CheckedSettings(Settings settings, Problems problems) {

    /** Empty where it is not set, or set to what makes no sense, which then is a problem. */
    public Optional<String> text(String key, Predicate<String> rule, String what) {
        Optional<String> value = settings.text(key).map(String::strip);
        value.filter(rule.negate())
                .ifPresent(wrong -> problem(
                        "is '" + wrong + "', which is not " + what, key, "Set " + settings.path(key) + " to " + what));
        return value.filter(rule);
    }

    /** The same for what has no default: that it is missing is a problem too. */
    public Optional<String> required(String key, Predicate<String> rule, String what, String whereFound) {
        if (settings.text(key).isEmpty()) {
            problem("is missing", key, "Set it to " + what + ", " + whereFound);
        }
        return text(key, rule, what);
    }

    private void problem(String what, String key, String remedy) {
        problems.add(new ForkStackException(
                Kind.CONFIGURATION, "The setting " + settings.path(key) + " " + what + ".", remedy + "."));
    }
}
