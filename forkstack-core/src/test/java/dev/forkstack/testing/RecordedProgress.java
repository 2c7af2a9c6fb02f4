package dev.forkstack.testing;

import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every line that was told. Thread-safe. */
public final class RecordedProgress implements ProgressListener {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Transfer> moved = new CopyOnWriteArrayList<>();

    @Override
    public void started(String step) {
        lines.add("started " + step);
    }

    @Override
    public void finished(String step, String detail, Duration took) {
        lines.add(step + ": " + detail);
    }

    @Override
    public void note(String fact) {
        lines.add("note " + fact);
    }

    @Override
    public void warning(String fact) {
        lines.add("warning " + fact);
    }

    @Override
    public void moved(Transfer transfer) {
        moved.add(transfer);
    }

    public List<Transfer> moved() {
        return List.copyOf(moved);
    }

    public List<String> warnings() {
        return lines.stream().filter(line -> line.startsWith("warning ")).toList();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
