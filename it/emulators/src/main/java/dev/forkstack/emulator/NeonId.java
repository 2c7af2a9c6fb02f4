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
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private NeonId() {}

    /** Such as {@code br-wispy-meadow-a1b2c3d4}. */
    static String next(String prefix) {
        return prefix + pick(FIRST) + "-" + pick(SECOND) + "-" + letters(8);
    }

    /** Such as {@code shiny-wind-028834}. */
    static String nextProject() {
        return pick(FIRST) + "-" + pick(SECOND) + "-" + String.format("%06d", RANDOM.nextInt(1_000_000));
    }

    static String password() {
        return "npg_" + letters(20);
    }

    static String letters(int count) {
        StringBuilder text = new StringBuilder();
        RANDOM.ints(count, 0, LETTERS.length()).forEach(at -> text.append(LETTERS.charAt(at)));
        return text.toString();
    }

    private static String pick(List<String> words) {
        return words.get(RANDOM.nextInt(words.size()));
    }
}
