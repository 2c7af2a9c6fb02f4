package dev.forkstack.harness;

import dev.forkstack.model.ProgressListener;
import java.time.Duration;

/** Steps as plain lines, if anybody wants to see them ({@code -Dforkstack.harness.verbose}). */
final class PlainProgress implements ProgressListener {

    private static final boolean VERBOSE = Boolean.getBoolean("forkstack.harness.verbose");

    @Override
    public void started(String step) {
        print("… " + step);
    }

    @Override
    public void finished(String step, String detail, Duration took) {
        print("✓ " + step + "  " + detail);
    }

    @Override
    public void note(String fact) {
        print("  " + fact);
    }

    @Override
    public void warning(String fact) {
        print("! " + fact);
    }

    private static void print(String line) {
        if (VERBOSE) {
            System.out.println(line);
        }
    }
}
