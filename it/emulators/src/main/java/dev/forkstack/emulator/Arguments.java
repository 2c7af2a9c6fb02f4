package dev.forkstack.emulator;

import java.util.Map;
import java.util.TreeMap;

/** A command line: the emulator's name, then {@code --option value} pairs. Immutable. */
public record Arguments(String emulator, Map<String, String> options) {

    /** @throws IllegalArgumentException if an option has no value */
    public static Arguments parse(String... args) {
        if (args.length == 0) {
            throw new IllegalArgumentException("Say which emulator.");
        }
        Map<String, String> options = new TreeMap<>();
        for (int i = 1; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " is no option with a value.");
            }
            options.put(args[i].substring(2), args[i + 1]);
        }
        return new Arguments(args[0], options);
    }

    public String get(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /** @throws IllegalArgumentException if it was not given */
    public String require(String option) {
        if (!options.containsKey(option)) {
            throw new IllegalArgumentException("--" + option + " is missing.");
        }
        return options.get(option);
    }

    /** The port to listen at; 0, for a free one, by default. */
    public int port() {
        return Integer.parseInt(get("port", "0"));
    }
}
