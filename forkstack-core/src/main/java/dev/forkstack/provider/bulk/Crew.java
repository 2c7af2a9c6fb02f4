package dev.forkstack.provider.bulk;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.ForkStackException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Threads that do many small tasks, as many at once as a limit says. What waits is bounded, so that whoever finds the tasks
 * is slowed down and memory stays flat. Thread-safe; one thread adds and waits.
 */
public final class Crew implements AutoCloseable {

    private static final int MOST_WAITING = 2_000;
    private static final long STACK = 256 * 1024;

    private final String name;
    private final AdaptiveLimit limit;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private int running;
    private boolean closed;
    private RuntimeException failure;

    public Crew(String name, AdaptiveLimit limit) {
        this.name = name;
        this.limit = limit;
    }

    /**
     * Adds a task, as soon as there is room.
     *
     * @throws RuntimeException what a task has thrown, which ends all
     * @throws ForkStackException if the thread is interrupted
     */
    public synchronized void add(Runnable task) {
        try {
            while (waiting.size() >= MOST_WAITING && failure == null) {
                wait();
            }
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        }
        check();
        waiting.addLast(task);
        called();
    }

    /** Adds what a task has found to be done, before all others and without waiting for room. */
    public synchronized void addFirst(Runnable task) {
        waiting.addFirst(task);
        called();
    }

    private void called() {
        if (!closed && threads.size() < limit.limit() && threads.size() < running + waiting.size()) {
            Thread thread = new Thread(null, this::work, name + "-" + threads.size(), STACK);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        notifyAll();
    }

    /** Waits until nothing is left to do. @throws RuntimeException as {@link #add} */
    public synchronized void await() {
        try {
            while (failure == null && (running > 0 || !waiting.isEmpty())) {
                wait();
            }
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        }
        check();
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    private void work() {
        try {
            for (Runnable task = next(); task != null; task = next()) {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    failed(e);
                } finally {
                    ended();
                }
            }
        } catch (InterruptedException e) {
            // close() asks for that
        }
    }

    /** Null when there will be none. */
    private synchronized Runnable next() throws InterruptedException {
        while (!closed && failure == null) {
            long pause = limit.pause().toNanos();
            if (pause > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, pause);
            } else if (waiting.isEmpty() || running >= limit.limit()) {
                wait();
            } else {
                running++;
                return waiting.pollFirst();
            }
        }
        return null;
    }

    private synchronized void failed(RuntimeException e) {
        if (failure == null) {
            failure = e;
        }
    }

    private synchronized void ended() {
        running--;
        called();
    }

    /** Interrupts what is under way and waits for its end. */
    @Override
    public void close() {
        List<Thread> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(threads);
            notifyAll();
        }
        boolean interrupted = false;
        for (Thread thread : all) {
            thread.interrupt();
        }
        for (Thread thread : all) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
