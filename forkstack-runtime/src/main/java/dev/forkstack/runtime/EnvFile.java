package dev.forkstack.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .env.local} as it was read: the marked block that Fork Stack owns, and everything else, which it does not.
 * Immutable; {@link #toString} has no value.
 *
 * @param block the variables of our block; empty if there is none
 * @param others the variables outside of it, each with the number of its line
 * @param lines the number of the line of each variable of our block
 */
public record EnvFile(Map<String, String> block, Map<String, Entry> others, Map<String, Integer> lines) {

    public static final String NAME = ".env.local";
    public static final String BEGIN = "# >>> fork stack: written by envs-switch, changes are lost >>>";
    public static final String END = "# <<< fork stack <<<";

    /** A variable outside our block. */
    public record Entry(String value, int line) {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /**
     * Reads the file of this project root; an absent file is an empty one.
     *
     * @throws ForkStackRuntimeException if it cannot be read or the block is broken
     */
    public static EnvFile read(Path root) {
        return readFile(root.resolve(NAME));
    }

    /** The file that an application started in this project root reads, which may be a part of a build. */
    public static Path ofApplication(Path root, Map<String, String> processEnvironment) {
        return BuildValues.of(processEnvironment).map(BuildValues::file).orElse(root.resolve(NAME));
    }

    /** As {@link #read}, for a file of any name. */
    public static EnvFile readFile(Path file) {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return new EnvFile(Map.of(), Map.of(), Map.of());
        } catch (IOException e) {
            throw new ForkStackRuntimeException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Make it readable for the user that runs the application.");
        }
    }

    /** @throws ForkStackRuntimeException if a line that begins or ends our block has no partner */
    public static EnvFile parse(String text) {
        Map<String, String> block = new LinkedHashMap<>();
        Map<String, Entry> others = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        boolean seen = false;
        boolean inside = false;
        int number = 0;
        for (String line : text.split("\r\n|\n|\r", -1)) {
            number++;
            if (line.equals(BEGIN) && !seen) {
                inside = true;
                seen = true;
            } else if (line.equals(END) && inside) {
                inside = false;
            } else if (line.equals(BEGIN) || line.equals(END)) {
                throw brokenBlock(number);
            } else {
                int at = number;
                boolean ours = inside;
                EnvLine.parse(line).ifPresent(variable -> {
                    if (ours) {
                        block.put(variable.key(), variable.value());
                        lines.put(variable.key(), at);
                    } else {
                        others.put(variable.key(), new Entry(variable.value(), at));
                    }
                });
            }
        }
        if (inside) {
            throw brokenBlock(number);
        }
        return new EnvFile(block, others, lines);
    }

    /** The environment that the block was written for; empty if there is no block. */
    public Optional<String> environment() {
        return Optional.ofNullable(block.get(Keys.FORKSTACK_ENV));
    }

    private static ForkStackRuntimeException brokenBlock(int line) {
        return new ForkStackRuntimeException(
                NAME + " is broken at line " + line + ": the block of Fork Stack has to begin and end once.",
                "Remove the lines that begin with '# >>> fork stack' and '# <<< fork stack' and what is between them,"
                        + " then switch again: make envs-switch NAME.");
    }

    @Override
    public String toString() {
        return "EnvFile" + block.keySet() + others.keySet();
    }
}
