package dev.forkstack.emulator;

import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that nobody guesses. Thread-safe. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 32 bytes in characters that a URL can carry. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
