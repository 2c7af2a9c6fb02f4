package dev.forkstack.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code KEY=value} of an env file, read as a POSIX shell would read a single word. Immutable. */
record EnvLine(String key, String value) {

    private static final Pattern SHAPE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");

    /** The variable that the line sets; empty for a comment, an empty line and anything else. */
    static Optional<EnvLine> parse(String line) {
        Matcher matcher = SHAPE.matcher(line);
        return matcher.matches()
                ? Optional.of(
                        new EnvLine(matcher.group(1), unquoted(matcher.group(2).strip())))
                : Optional.empty();
    }

    private static String unquoted(String value) {
        if (value.length() >= 2 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("'\\''", "'");
        }
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return value.substring(1, value.length() - 1).replaceAll("\\\\([\"\\\\$`])", "$1");
        }
        return value.replaceFirst("\\s+#.*", "");
    }

    @Override
    public String toString() {
        return key;
    }
}
