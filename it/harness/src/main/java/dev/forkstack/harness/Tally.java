package dev.forkstack.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a series found. For one thread. */
final class Tally {

    /** What was wrong after a process had ended at a call. */
    record Violation(String point, String what) {}

    final String series;
    final int points;
    final Map<String, Integer> byCall = new TreeMap<>();
    final List<Violation> violations = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    int runs;
    int ended;
    int unreached;
    long millis;
    private final long begin = System.nanoTime();

    /** @param points as many calls as the undisturbed run made */
    Tally(String series, int points) {
        this.series = series;
        this.points = points;
    }

    void ended(Point point) {
        ended++;
        byCall.merge(point.call(), 1, Integer::sum);
    }

    void violated(String point, List<String> what) {
        what.forEach(text -> violations.add(new Violation(point, text)));
    }

    Tally finished() {
        millis = (System.nanoTime() - begin) / 1_000_000;
        return this;
    }

    /** One line of what was done and found. */
    String line() {
        String sampled = runs < points ? "sampled " + runs + " of " + points + " points" : points + " points";
        return series + ": " + sampled + ", " + runs + " runs, " + ended + " ended at their point, " + unreached
                + " had ended before it, " + violations.size() + " violations, " + millis / 1000 + " s  " + byCall;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>();
        json.put("series", series);
        json.put("points", points);
        json.put("runs", runs);
        json.put("endedAtPoint", ended);
        json.put("endedBefore", unreached);
        json.put("byCall", byCall);
        json.put(
                "violations",
                violations.stream()
                        .map(v -> Map.of("point", v.point(), "what", v.what()))
                        .toList());
        json.put("notes", notes);
        json.put("seconds", millis / 1000.0);
        return json;
    }
}
