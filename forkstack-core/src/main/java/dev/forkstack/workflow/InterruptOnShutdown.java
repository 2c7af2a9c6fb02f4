package dev.forkstack.workflow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes Ctrl-C and SIGTERM a failure like any other: work that is under way is interrupted, and gets the time to undo
 * itself and to be told. Thread-safe.
 */
public final class InterruptOnShutdown implements AutoCloseable {

    private static final long SECONDS_TO_UNDO = 60;

    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "forkstack-shutdown");

    public InterruptOnShutdown() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is under way: what is opened now is opened to clean up, and nobody interrupts that.
        }
    }

    /** Does the work, which a shutdown interrupts. */
    public <T> T during(Supplier<T> work) {
        workers.add(Thread.currentThread());
        try {
            return work.get();
        } finally {
            workers.remove(Thread.currentThread());
        }
    }

    private void interrupt() {
        if (workers.isEmpty()) {
            return;
        }
        workers.forEach(Thread::interrupt);
        try {
            if (!closed.await(SECONDS_TO_UNDO, TimeUnit.SECONDS)) {
                System.err.println("The interrupted work did not end in time; envs-delete removes what is left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a shutdown go on: everything is undone and told. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is under way and has just been told that the work has ended.
        }
    }
}
