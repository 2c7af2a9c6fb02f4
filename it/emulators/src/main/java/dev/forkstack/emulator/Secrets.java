package dev.forkstack.emulator;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody guesses. Thread-safe. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Secrets() {}

    /** 32 bytes in characters that a URL can carry. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Lower-case letters and digits, as identifiers have them. */
    public static String letters(int count) {
        StringBuilder text = new StringBuilder();
        RANDOM.ints(count, 0, LETTERS.length()).forEach(at -> text.append(LETTERS.charAt(at)));
        return text.toString();
    }
}
