package dev.forkstack.emulator;

import java.security.SecureRandom;
import java.util.List;

/** Identifiers and passwords that look like Neon's. Thread-safe. */
final class NeonId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> FIRST = List.of(
            "quiet", "wispy", "aged", "raspy", "sweet", "shiny", "dark", "misty", "odd", "long", "round", "late");
    private static final List<String> SECOND = List.of(
            "meadow", "salad", "hill", "breeze", "smoke", "wind", "river", "moon", "rain", "leaf", "bird", "fog");

    private NeonId() {}

    /** Such as {@code br-wispy-meadow-a1b2c3d4}. */
    static String next(String prefix) {
        return prefix + pick(FIRST) + "-" + pick(SECOND) + "-" + Secrets.letters(8);
    }

    /** Such as {@code shiny-wind-028834}. */
    static String nextProject() {
        return pick(FIRST) + "-" + pick(SECOND) + "-" + String.format("%06d", RANDOM.nextInt(1_000_000));
    }

    static String password() {
        return "npg_" + Secrets.letters(20);
    }

    private static String pick(List<String> words) {
        return words.get(RANDOM.nextInt(words.size()));
    }
}
