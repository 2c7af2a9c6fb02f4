package dev.forkstack.harness;

import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much is run.
 *
 * @param every each n-th point; 1 for all, 0 for as many as fit into about two minutes
 * @param series which series, with {@code *} for any text, such as {@code neon-*}; or {@code all}
 */
record KillPlan(int every, String series, Path shimSource) {

    static KillPlan fromSystemProperties() {
        return new KillPlan(
                Integer.getInteger("forkstack.kill.every", 0),
                System.getProperty("forkstack.kill.series", "all"),
                Path.of(System.getProperty("forkstack.kill.source")));
    }

    boolean isWhole() {
        return every == 1;
    }

    /** Whether it is for the plan to say what is run. */
    boolean isSample() {
        return every == 0 && series.equals("all");
    }

    boolean includes(String name) {
        return series.equals("all")
                || Stream.of(series.split(",")).anyMatch(wanted -> name.matches(wanted.replace("*", ".*")));
    }

    /** Whether a stand is needed there. */
    boolean includesAny(Place place) {
        return series.equals("all")
                ? isWhole() || place.isSampled()
                : Stream.of(series.split(","))
                        .anyMatch(wanted -> wanted.startsWith("*") || Place.ofSeries(wanted) == place);
    }

    /** A sample's step, so that a series of so many points makes about so many runs. */
    int step(int sampledStep, int wholeStep) {
        return isWhole() ? wholeStep : every > 1 ? every * wholeStep : sampledStep;
    }
}
