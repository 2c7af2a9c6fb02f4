package dev.forkstack.harness;

import dev.forkstack.emulator.CallListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The calls of one process to an emulated service, each as two points: nothing of it is done yet, and all is done but not
 * answered. At one of them the process gets a signal. Thread-safe.
 */
final class HttpPoints implements CallListener {

    /** Long enough for a JVM to hear the signal before the answer comes. */
    private static final long HEARD_MILLIS = 50;

    private final Injection injection;
    private final CompletableFuture<Process> process = new CompletableFuture<>();
    private final List<Point> points = new ArrayList<>();

    HttpPoints(Injection injection) {
        this.injection = injection;
    }

    void began(Process started) {
        process.complete(started);
    }

    /** A process that was killed before the effect has not asked for it: it does not happen. */
    @Override
    public boolean begins(String method, String path) {
        return !reaches(method, path, "before") || injection.signal() != Injection.SIGKILL;
    }

    @Override
    public void ends(String method, String path) {
        reaches(method, path, "after");
    }

    synchronized List<Point> all() {
        return List.copyOf(points);
    }

    private boolean reaches(String method, String path, String when) {
        long number;
        synchronized (this) {
            number = points.size() + 1L;
            points.add(new Point(number, when + " " + method, path, "service"));
        }
        if (number == injection.at()) {
            signal(process.join());
            return true;
        }
        return false;
    }

    private void signal(Process target) {
        try {
            new ProcessBuilder("kill", "-" + injection.signal(), Long.toString(target.pid()))
                    .start()
                    .waitFor();
            if (injection.signal() == Injection.SIGKILL) {
                target.waitFor();
            } else {
                Thread.sleep(HEARD_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
