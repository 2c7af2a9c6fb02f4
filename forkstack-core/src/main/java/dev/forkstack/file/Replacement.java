package dev.forkstack.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.LockSupport;

/** Puts a finished file into another's place in one step, again and again while somebody has that open on Windows. */
final class Replacement {

    /** A virus scanner or a reader of a small file is done within this. */
    private static final int ATTEMPTS = 20;

    private static final long PAUSE_NANOS = 50_000_000;

    private Replacement() {}

    interface Move {
        void run() throws IOException;
    }

    static void of(Path target, Path finished) throws IOException {
        Move move =
                () -> Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // Elsewhere an open file can be replaced, and a refusal stays one.
        patiently(move, OwnerOnly.hasModes(target) ? 1 : ATTEMPTS, PAUSE_NANOS);
    }

    static void patiently(Move move, int attempts, long pauseNanos) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                move.run();
                return;
            } catch (AccessDeniedException e) {
                if (attempt >= attempts) {
                    throw e;
                }
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }
}
