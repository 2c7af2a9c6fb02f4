package dev.forkstack.harness;

import java.util.stream.Stream;

/**
 * How much is run.
 *
 * @param size how many processes meet
 * @param series which series, with {@code *} for any text; or {@code all}
 */
record ManyPlan(int size, String series) {

    static ManyPlan fromSystemProperties() {
        return new ManyPlan(
                Integer.getInteger("forkstack.many.processes", 6), System.getProperty("forkstack.many.series", "all"));
    }

    /** Whether time does not matter. */
    boolean isWhole() {
        return size >= 10;
    }

    boolean includes(String name) {
        return series.equals("all")
                || Stream.of(series.split(",")).anyMatch(wanted -> name.matches(wanted.replace("*", ".*")));
    }
}
