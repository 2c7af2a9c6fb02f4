package dev.forkstack.emulator;

import java.util.List;
import java.util.Map;

/**
 * An emulator started by hand.
 *
 * @param lines what its user pastes next
 * @param ready what the {@code --ready-file} says: api, token, and where its things stand
 */
public record Running(AutoCloseable emulator, List<String> lines, Map<String, String> ready) {

    /** Without the token. */
    @Override
    public String toString() {
        return "Running " + emulator.getClass().getSimpleName();
    }
}
