package dev.forkstack.harness;

import java.util.List;

/**
 * A verb that ran in a process of its own.
 *
 * @param exit 128 + signal if a signal ended it
 * @param points its calls in their order
 * @param output both streams
 */
record Run(int exit, List<Point> points, String output, long millis) {

    boolean reached(Injection injection) {
        return injection.counted(points).size() >= injection.at();
    }

    boolean killed() {
        return exit == 128 + Injection.SIGKILL;
    }

    Point at(Injection injection) {
        return injection.counted(points).get((int) injection.at() - 1);
    }
}
