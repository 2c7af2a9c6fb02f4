package dev.forkstack.harness;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Where processes wait for each other: each says that it is there, and goes on when it is sent a byte. */
final class Gate {

    static final String FLAG = "-Dforkstack.harness.gate=true";
    static final String READY = "at the gate";

    private Gate() {}

    static boolean isThere() {
        return Boolean.getBoolean("forkstack.harness.gate");
    }

    static void pass() {
        System.out.println(READY);
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody opens the gate any more");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
