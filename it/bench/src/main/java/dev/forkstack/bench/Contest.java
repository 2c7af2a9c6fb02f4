package dev.forkstack.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Programs that do the same by turns: by the clock, in processor time of their own, and in memory. For one thread. */
final class Contest {

    static final String OURS = "ours";

    /** What stands around each turn and is not measured. */
    interface Turn {
        /** Makes what the next program works on. */
        void prepare() throws Exception;

        /** @throws java.io.IOException if the program has not done what it says it has */
        void check() throws Exception;

        /** Clears away what the program has left, whatever that is. */
        void clear() throws Exception;
    }

    /** Where a program comes from; it may not be there. */
    @FunctionalInterface
    interface Source {
        /** @throws NotMeasured with the reason */
        MeasuredProgram get() throws Exception;
    }

    private final Bench bench;
    private final Turn turn;
    private final List<MeasuredProgram> programs = new ArrayList<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, List<Double>> megabytes = new LinkedHashMap<>();

    Contest(Bench bench, Turn turn) {
        this.bench = bench;
        this.turn = turn;
    }

    Contest with(String name, Source source) throws Exception {
        try {
            programs.add(source.get());
        } catch (NotMeasured e) {
            absent.put(name, e.getMessage());
        }
        return this;
    }

    /** A row for each other program, beside ours. @param limit of each ratio; empty for information only */
    List<Row> rows(String name, int rounds, Optional<Double> limit, String notes) throws Exception {
        programs.removeIf(program -> !works(program));
        Rounds turns = Rounds.ofSeconds();
        programs.forEach(program -> turns.step(program.name(), round -> measured(program, round)));
        Map<String, Samples> times = turns.run(0, rounds);
        List<Row> rows = new ArrayList<>();
        for (MeasuredProgram program : programs) {
            if (!program.name().equals(OURS)) {
                rows.add(row(name + ": " + program.name(), program.name(), times, limit, notes));
            }
        }
        absent.forEach((program, why) -> rows.add(Row.notMeasured(name + ": " + program, why)));
        return rows;
    }

    /** The turn that does not count; who fails in it has no other. */
    private boolean works(MeasuredProgram program) {
        try {
            measured(program, -1);
            return true;
        } catch (Exception e) {
            absent.put(program.name(), "it failed: " + e.getMessage());
            return false;
        }
    }

    private double measured(MeasuredProgram program, int round) throws Exception {
        turn.prepare();
        try {
            MeasuredProgram.Use use = program.run(bench);
            turn.check();
            if (round >= 0) {
                megabytes
                        .computeIfAbsent(program.name(), key -> new ArrayList<>())
                        .add(use.megabytes());
            }
            return use.seconds();
        } finally {
            turn.clear();
        }
    }

    private Row row(String name, String program, Map<String, Samples> times, Optional<Double> limit, String notes) {
        Samples cpu = times.get(Rounds.cpu(program));
        Samples memory = memory(program);
        boolean isAlone = !times.containsKey(OURS);
        String explained = String.format(
                Locale.ROOT,
                "%s; processor time %s : %s; peak memory %s : %s",
                isAlone ? "not measured: " + absent.get(OURS) + "; " + notes : notes,
                isAlone ? "–" : median(times.get(Rounds.cpu(OURS))),
                median(cpu),
                isAlone ? "–" : median(memory(OURS)),
                median(memory));
        return new Row(
                        name,
                        Optional.ofNullable(times.get(OURS)),
                        Optional.of(times.get(program)),
                        limit,
                        explained,
                        List.of(),
                        "")
                .beside(cpu, memory);
    }

    private Samples memory(String program) {
        return new Samples(program + " (peak memory)", Samples.Unit.MEGABYTES, megabytes.get(program));
    }

    private static String median(Samples samples) {
        return Row.text(samples.median(), samples.unit());
    }
}
