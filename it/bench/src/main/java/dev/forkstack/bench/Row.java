package dev.forkstack.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the report. Immutable.
 *
 * @param ours absent where it could not be measured
 * @param other what it is compared with; absent where the limit is a value
 * @param limit of the ratio where there is something to compare with, else of the value; absent for information only
 * @param load the machine's load average of one minute, before and after
 */
record Row(
        String name,
        Optional<Samples> ours,
        Optional<Samples> other,
        Optional<Double> limit,
        String notes,
        List<Samples> beside,
        String load) {

    static Row ratio(String name, Samples ours, Samples other, double limit, String notes) {
        return new Row(name, Optional.of(ours), Optional.of(other), Optional.of(limit), notes, List.of(), "");
    }

    static Row value(String name, Samples ours, double limit, String notes) {
        return new Row(name, Optional.of(ours), Optional.empty(), Optional.of(limit), notes, List.of(), "");
    }

    static Row compared(String name, Samples ours, Samples other, String notes) {
        return new Row(name, Optional.of(ours), Optional.of(other), Optional.empty(), notes, List.of(), "");
    }

    static Row told(String name, Samples ours, String notes) {
        return new Row(name, Optional.of(ours), Optional.empty(), Optional.empty(), notes, List.of(), "");
    }

    static Row notMeasured(String name, String why) {
        return new Row(
                name, Optional.empty(), Optional.empty(), Optional.empty(), "not measured: " + why, List.of(), "");
    }

    /** This row with further values that explain it, which go into the JSON. */
    Row beside(Samples... more) {
        return new Row(name, ours, other, limit, notes, List.of(more), load);
    }

    Row under(String measuredLoad) {
        return new Row(name, ours, other, limit, notes, beside, measuredLoad);
    }

    Optional<Double> ratio() {
        return ours.flatMap(mine -> other.map(theirs -> mine.median() / theirs.median()));
    }

    String verdict() {
        if (ours.isEmpty()) {
            return "not measured";
        }
        return limit.map(most -> ratio().orElseGet(() -> ours.get().median()) <= most ? "met" : "MISSED")
                .orElse("information");
    }

    /** {@code ≤ 2.00×}, {@code < 20 MB}. */
    String limitText() {
        return limit.map(most -> other.isPresent()
                        ? String.format(Locale.ROOT, "≤ %.2f×", most)
                        : "≤ " + text(most, ours.orElseThrow().unit()))
                .orElse("");
    }

    static String text(double value, Samples.Unit unit) {
        return String.format(Locale.ROOT, unit == Samples.Unit.SECONDS ? "%.3f %s" : "%.1f %s", value, unit.symbol());
    }
}
