package dev.forkstack.model;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what core tells, one line each. Thread-safe. */
public final class Told implements ProgressListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void started(String step) {
        lines.add("… " + step);
    }

    @Override
    public void finished(String step, String detail, Duration took) {
        lines.add("✓ " + step + ": " + detail);
    }

    @Override
    public void note(String fact) {
        lines.add(fact);
    }

    @Override
    public void warning(String fact) {
        lines.add("! " + fact);
    }
}
