package dev.forkstack.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is done to a process at one of its calls.
 *
 * @param at number of the call, counted over all threads; 0 for none
 * @param signal 9 ends the process before the call; after any other signal the call is made
 * @param torn whether only writes to files are counted, and half of the write is made before the process ends
 */
record Injection(long at, int signal, boolean torn) {

    static final int SIGINT = 2;
    static final int SIGKILL = 9;
    static final int SIGTERM = 15;

    static final Injection NONE = new Injection(0, SIGKILL, false);

    static Injection kill(long at) {
        return new Injection(at, SIGKILL, false);
    }

    /** Those of a run's calls that are counted. */
    List<Point> counted(List<Point> points) {
        return torn
                ? points.stream().filter(point -> point.call().equals("write")).toList()
                : points;
    }

    Map<String, String> variables(Path shim, Path points) {
        return Map.of(
                "LD_PRELOAD", shim.toString(),
                "FORKSTACK_POINTS", points.toString(),
                "FORKSTACK_AT", Long.toString(at),
                "FORKSTACK_SIGNAL", Integer.toString(signal),
                "FORKSTACK_TORN", torn ? "1" : "0");
    }
}
