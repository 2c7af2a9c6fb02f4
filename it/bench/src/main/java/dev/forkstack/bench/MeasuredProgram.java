package dev.forkstack.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program and what it needs in the process environment, run by GNU time, which tells the peak of its resident memory.
 * Immutable.
 */
record MeasuredProgram(String name, List<String> command, Map<String, String> environment) {

    private static final Path TIME = Path.of("/usr/bin/time");

    /** Seconds by the clock, and the peak of the resident memory in megabytes (10^6). */
    record Use(double seconds, double megabytes) {}

    /** @throws NotMeasured where there is no GNU time */
    Use run(Bench bench) throws Exception {
        if (!Files.isExecutable(TIME)) {
            throw new NotMeasured("no " + TIME + " (make bench-tools)");
        }
        Path told = Files.createTempFile(bench.work(), "time", ".txt");
        List<String> timed = new ArrayList<>(List.of(TIME.toString(), "-o", told.toString(), "-f", "%M"));
        timed.addAll(command);
        double seconds = new Shell(bench.work(), environment).time(timed);
        double kilobytes = Double.parseDouble(Files.readString(told).strip());
        Files.delete(told);
        return new Use(seconds, kilobytes * 1024 / 1e6);
    }
}
