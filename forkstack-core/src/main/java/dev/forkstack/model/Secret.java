package dev.forkstack.model;

import java.security.SecureRandom;

/** A value that must never be printed: {@link #toString} hides it. Immutable. */
public record Secret(String reveal) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new secret of letters and digits, which needs no quoting in a shell, a URL or a properties file. */
    public static Secret random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Secret(text.toString());
    }

    @Override
    public String toString() {
        return "***";
    }
}
