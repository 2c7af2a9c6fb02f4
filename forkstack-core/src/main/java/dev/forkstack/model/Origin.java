package dev.forkstack.model;

import java.util.OptionalInt;

/**
 * Where a value comes from. Immutable.
 *
 * @param place a file's name, or words such as {@code the command line}
 * @param line of the file, where it is known
 */
public record Origin(Kind kind, String place, OptionalInt line) {

    /** What sort of place it is. */
    public enum Kind {
        COMMAND_LINE,
        POM,
        FILE,
        PROCESS_ENVIRONMENT,
        DEFAULT
    }

    public static final Origin PROCESS_ENVIRONMENT =
            new Origin(Kind.PROCESS_ENVIRONMENT, "the process environment", OptionalInt.empty());

    /** Given as {@code -Dforkstack.<key>}. */
    public static Origin commandLine(String key) {
        return new Origin(Kind.COMMAND_LINE, "-Dforkstack." + key, OptionalInt.empty());
    }

    public static Origin pom() {
        return new Origin(Kind.POM, "the POM's <configuration>", OptionalInt.empty());
    }

    public static Origin file(String name, OptionalInt line) {
        return new Origin(Kind.FILE, name, line);
    }

    /** @param rule how a value that nobody gave was found, such as {@code the directory's name} */
    public static Origin byDefault(String rule) {
        return new Origin(Kind.DEFAULT, rule, OptionalInt.empty());
    }

    /** For people: {@code forkstack.toml line 3}. */
    @Override
    public String toString() {
        return line.isPresent() ? place + " line " + line.getAsInt() : place;
    }
}
