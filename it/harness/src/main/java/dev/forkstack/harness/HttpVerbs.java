package dev.forkstack.harness;

import java.io.IOException;
import java.util.List;

/** Runs verbs whose points are not their system calls but their calls to a service. For one thread. */
record HttpVerbs(VerbProcess process, HttpWatch watch) implements Verbs {

    @Override
    public Run run(Injection injection, String... verb) throws IOException, InterruptedException {
        HttpPoints points = new HttpPoints(injection);
        watch.tell(points);
        try {
            Run run = process.run(List.of(), Injection.NONE, points::began, verb);
            return new Run(run.exit(), points.all(), run.output(), run.millis());
        } finally {
            watch.tell(dev.forkstack.emulator.CallListener.NONE);
        }
    }
}
