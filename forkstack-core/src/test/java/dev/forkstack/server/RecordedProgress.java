package dev.forkstack.server;

import dev.forkstack.model.ProgressListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was told. */
public final class RecordedProgress implements ProgressListener {

    public final List<String> finished = new CopyOnWriteArrayList<>();
    public final List<String> notes = new CopyOnWriteArrayList<>();

    @Override
    public void started(String step) {}

    @Override
    public void finished(String step, String detail, Duration took) {
        finished.add(step + ": " + detail);
    }

    @Override
    public void note(String fact) {
        notes.add(fact);
    }

    @Override
    public void warning(String fact) {
        notes.add(fact);
    }
}
