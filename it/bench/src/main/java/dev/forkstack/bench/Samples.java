package dev.forkstack.bench;

import java.util.List;

/** What was measured of one thing, in the order in which it was measured. Immutable. */
record Samples(String what, Unit unit, List<Double> values) {

    /** What the values count. */
    enum Unit {
        SECONDS("s"),
        MEGABYTES("MB"),
        CALLS("calls");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }

    Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + " was never measured");
        }
    }

    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The sums of what was measured in the same round. */
    Samples plus(Samples other, String name) {
        return combined(other, name, 1);
    }

    /** The differences within each round. */
    Samples minus(Samples other, String name) {
        return combined(other, name, -1);
    }

    private Samples combined(Samples other, String name, int sign) {
        if (unit != other.unit || values.size() != other.values.size()) {
            throw new IllegalArgumentException(what + " and " + other.what + " were not measured together");
        }
        return new Samples(
                name,
                unit,
                java.util.stream.IntStream.range(0, values.size())
                        .mapToObj(i -> values.get(i) + sign * other.values.get(i))
                        .toList());
    }
}
