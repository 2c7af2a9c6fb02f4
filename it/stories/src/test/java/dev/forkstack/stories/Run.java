package dev.forkstack.stories;

import java.util.List;

/**
 * A command that has ended.
 *
 * @param output both streams, as they came
 */
public record Run(List<String> command, int exit, String output) {

    public List<String> lines() {
        return output.lines().toList();
    }

    /** @throws AssertionError with the whole output if the command failed */
    public Run succeeded() {
        if (exit != 0) {
            throw new AssertionError("Exit code " + exit + this);
        }
        return this;
    }

    /** @throws AssertionError with the whole output if the command did not fail */
    public Run failed() {
        if (exit == 0) {
            throw new AssertionError("It did not fail" + this);
        }
        return this;
    }

    /** @throws AssertionError with the whole output if one of the texts is not in it */
    public Run says(String... texts) {
        for (String text : texts) {
            if (!output.contains(text)) {
                throw new AssertionError("It does not say: " + text + this);
            }
        }
        return this;
    }

    /** @throws AssertionError with the whole output if no line is exactly this one */
    public Run saysLine(String line) {
        if (!lines().contains(line)) {
            throw new AssertionError("It has no line: " + line + this);
        }
        return this;
    }

    /** @throws AssertionError with the whole output if one of the texts is in it */
    public Run saysNot(String... texts) {
        for (String text : texts) {
            if (output.contains(text)) {
                throw new AssertionError("It says: " + text + this);
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return "\n$ " + String.join(" ", command) + "\n" + output;
    }
}
