package dev.forkstack.runtime;

import java.util.regex.Pattern;

/**
 * The name of an environment: lower-case letters, digits and inner hyphens, 1 to 32 characters, so that it fits a
 * database, a bucket, a file and a shell word alike. Immutable.
 */
public record EnvironmentName(String value) implements Comparable<EnvironmentName> {

    public static final int MAX_LENGTH = 32;
    private static final Pattern RULE = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    public static final EnvironmentName DEV = new EnvironmentName("dev");
    public static final EnvironmentName PROD = new EnvironmentName("prod");

    /** @throws IllegalArgumentException if the value is no environment name; the message says the rule */
    public EnvironmentName {
        if (value == null || value.length() > MAX_LENGTH || !RULE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an environment name: " + shown(value) + ". A name has 1 to "
                    + MAX_LENGTH + " lower-case letters, digits and hyphens, with no hyphen at either end.");
        }
    }

    @Override
    public int compareTo(EnvironmentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** What was typed, safe to print: no control or invisible characters, and cut where it is long. */
    private static String shown(String value) {
        if (value == null || value.isEmpty()) {
            return "(empty)";
        }
        String printable = value.replaceAll("\\p{C}", "?");
        return "'" + (printable.length() > 64 ? printable.substring(0, 64) + "…" : printable) + "'";
    }
}
