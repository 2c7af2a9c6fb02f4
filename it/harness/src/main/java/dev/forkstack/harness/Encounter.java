package dev.forkstack.harness;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One series of verbs that met: how they ended, and what was wrong afterwards. For one thread. */
final class Encounter {

    final String series;
    final List<String> violations = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private String note = "";
    private long millis;

    Encounter(String series) {
        this.series = series;
    }

    /** What a series does; it says here what was wrong. */
    @FunctionalInterface
    interface Meeting {
        void run(Encounter encounter) throws Exception;
    }

    Encounter during(Meeting meeting) throws Exception {
        long begin = System.nanoTime();
        try {
            meeting.run(this);
        } catch (ForkStackException | ForkStackRuntimeException e) {
            violations.add("could not be looked at: " + e.getMessage()); // because of what is told before
        }
        millis = (System.nanoTime() - begin) / 1_000_000;
        violations.forEach(violation -> Progress.say("✗ " + series + ": " + violation));
        return this;
    }

    List<Run> met(List<Run> ended) {
        runs.addAll(ended);
        return ended;
    }

    /** Remembers them, and that each has ended well. */
    List<Run> endedWell(List<Run> ended) {
        met(ended).stream()
                .filter(run -> run.exit() != 0)
                .forEach(run -> violations.add("a process ended with " + run.exit() + ": " + run.output()));
        return ended;
    }

    void check(boolean right, String otherwise) {
        if (!right) {
            violations.add(otherwise);
        }
    }

    void wrong(List<String> what) {
        violations.addAll(what);
    }

    void note(String text) {
        note = text;
    }

    private long longest() {
        return runs.stream().mapToLong(Run::millis).max().orElse(0);
    }

    private long endedWell() {
        return runs.stream().filter(run -> run.exit() == 0).count();
    }

    String line() {
        return String.format(
                java.util.Locale.ROOT,
                "%-10s %2d processes, %2d ended well, the last after %.1f s; %d violations, %.1f s in all%s",
                series,
                runs.size(),
                endedWell(),
                longest() / 1000.0,
                violations.size(),
                millis / 1000.0,
                note.isEmpty() ? "" : "  (" + note + ")");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("series", series);
        json.put("processes", runs.size());
        json.put("endedWell", endedWell());
        json.put("lastAfterSeconds", longest() / 1000.0);
        json.put("seconds", millis / 1000.0);
        json.put("note", note);
        json.put("violations", violations);
        return json;
    }
}
