package dev.forkstack.runtime;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which of several databases or buckets of an environment is meant, such as {@code audit}. The first has no such name, and
 * its variables have no prefix. Immutable.
 */
public record PartName(String value) {

    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9]{0,15}");

    /** @throws IllegalArgumentException if the value is no such name; the message says the rule */
    public PartName {
        if (value == null || !RULE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a name for a further database or bucket: '" + value
                    + "'. It has 1 to 16 lower-case letters and digits, a letter first.");
        }
        if (Keys.ALL.stream().anyMatch(key -> key.startsWith(prefix(value)))) {
            throw new IllegalArgumentException("'" + value + "' cannot be the name of a further database or bucket: "
                    + prefix(value) + "… are variables that the first ones have.");
        }
    }

    /** What an application looks for: {@code AUDIT_DATABASE_URL}. */
    public String variable(String key) {
        return prefix(value) + key;
    }

    private static String prefix(String name) {
        return name.toUpperCase(Locale.ROOT) + "_";
    }

    @Override
    public String toString() {
        return value;
    }
}
