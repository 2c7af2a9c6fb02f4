package dev.forkstack.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes turns: every round measures each thing once, so that what disturbs the machine disturbs all alike. */
final class Rounds {

    /** Does one thing of a round and returns what it measured. */
    @FunctionalInterface
    interface Step {
        /** @param round from 0; a round that only warms up has a negative number */
        double measure(int round) throws Exception;
    }

    private static final String CPU = " (processor time)";

    private final Samples.Unit unit;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    Rounds(Samples.Unit unit) {
        this.unit = unit;
    }

    static Rounds ofSeconds() {
        return new Rounds(Samples.Unit.SECONDS);
    }

    Rounds step(String what, Step step) {
        steps.put(what, step);
        return this;
    }

    /** What the processor time of the programs in a step is called among the samples. */
    static String cpu(String what) {
        return what + CPU;
    }

    /** @return the samples by what they are of, in the order of the steps */
    Map<String, Samples> run(int warmUps, int rounds) throws Exception {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<String, Step> step : steps.entrySet()) {
                double cpu = ChildCpu.seconds();
                double value = step.getValue().measure(round);
                if (round >= 0) {
                    add(values, step.getKey(), value);
                    add(values, cpu(step.getKey()), ChildCpu.seconds() - cpu);
                }
            }
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        values.forEach((what, list) -> samples.put(what, new Samples(what, unit, list)));
        return samples;
    }

    private static void add(Map<String, List<Double>> values, String what, double value) {
        values.computeIfAbsent(what, key -> new ArrayList<>()).add(value);
    }
}
