package dev.forkstack.workflow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes Ctrl-C and SIGTERM a failure like any other: the work is interrupted and gets the time to undo itself. */
public final class InterruptOnShutdown implements AutoCloseable {

    private static final long SECONDS_TO_UNDO = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    public InterruptOnShutdown() {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> interrupt(worker), "forkstack-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            if (!ended.await(SECONDS_TO_UNDO, TimeUnit.SECONDS)) {
                System.err.println("The interrupted work did not end in time; envs-delete removes what is left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is under way and has just been told that the work has ended.
        }
    }
}
