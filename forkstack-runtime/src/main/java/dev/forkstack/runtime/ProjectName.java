package dev.forkstack.runtime;

import java.util.Locale;

/** The name of a project, the first part of every name that is made for it. Immutable. */
public record ProjectName(String value) {

    private static final int MAX_LENGTH = 40;

    /** @throws IllegalArgumentException if the value is not as {@link #from} makes it */
    public ProjectName {
        if (value == null || !value.equals(normalized(value)) || value.isEmpty()) {
            throw new IllegalArgumentException("Not a project name: '" + value + "'. A name has 1 to " + MAX_LENGTH
                    + " lower-case letters, digits and hyphens, with no hyphen at either end.");
        }
    }

    /**
     * The project name for a free text such as an artifactId or a directory's name: lower case, every run of other
     * characters becomes one hyphen, at most 40 characters.
     *
     * @throws IllegalArgumentException if no letter or digit is left
     */
    public static ProjectName from(String text) {
        return new ProjectName(normalized(text));
    }

    private static String normalized(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name;
        return cut.replaceAll("^-|-$", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
