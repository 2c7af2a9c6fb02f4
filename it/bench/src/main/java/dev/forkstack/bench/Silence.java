package dev.forkstack.bench;

import dev.forkstack.model.ProgressListener;
import java.time.Duration;

/** Tells nobody anything but warnings. */
public final class Silence implements ProgressListener {

    @Override
    public void started(String step) {}

    @Override
    public void finished(String step, String detail, Duration took) {}

    @Override
    public void note(String fact) {}

    @Override
    public void warning(String fact) {
        System.err.println("! " + fact);
    }
}
