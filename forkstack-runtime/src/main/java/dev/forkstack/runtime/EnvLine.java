package dev.forkstack.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code KEY=value} of an env file; the value is read as {@link ShellWord} says. Immutable. */
record EnvLine(String key, String value) {

    private static final Pattern SHAPE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=(.*)", Pattern.DOTALL);

    /** The variable that the line sets; empty for a comment, an empty line and anything else. */
    static Optional<EnvLine> parse(String line) {
        Matcher matcher = SHAPE.matcher(line);
        return matcher.matches()
                ? Optional.of(new EnvLine(matcher.group(1), ShellWord.read(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return key;
    }
}
