package dev.forkstack.provider.bulk;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.ForkStackException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Threads that do many small tasks, as many at once as a limit says. What waits is bounded, so that whoever finds the tasks
 * is slowed down and memory stays flat. Thread-safe; one thread adds and waits.
 */
public final class Crew implements AutoCloseable {

    private static final int MOST_WAITING = 2_000;
    private static final long STACK = 256 * 1024;
    private static final BooleanSupplier NOTHING = () -> false;

    private final String name;
    private final AdaptiveLimit limit;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** One waits for each: a hundred threads that wake each other for nothing cost more than what they do. */
    private final Condition work = lock.newCondition();

    private final Condition progress = lock.newCondition();
    private BooleanSupplier awaited = NOTHING;
    private int running;
    private int idle;
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
    public void add(Runnable task) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_WAITING) {
                await(() -> waiting.size() <= MOST_WAITING / 2);
            }
            check();
            waiting.addLast(task);
            call();
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    /** Adds what a task has found to be done, before all others and without waiting for room. */
    public void addFirst(Runnable task) {
        lock.lock();
        try {
            waiting.addFirst(task);
            call();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #addFirst}, with a result. */
    public <T> Future<T> begin(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        addFirst(future);
        return future;
    }

    /** Waits for what {@link #begin} has begun. @throws RuntimeException what it has thrown, or as {@link #add} */
    public <T> T result(Future<T> future) {
        lock.lock();
        try {
            await(future::isDone);
            return future.get();
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is left to do. @throws RuntimeException as {@link #add} */
    public void await() {
        lock.lock();
        try {
            await(() -> running == 0 && waiting.isEmpty());
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier met) throws InterruptedException {
        awaited = met;
        while (failure == null && !met.getAsBoolean()) {
            progress.await();
        }
        awaited = NOTHING;
        check();
    }

    private void check() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Wakes a thread for what waits, or makes one. */
    private void call() {
        if (idle > 0) {
            work.signal();
        } else if (!closed && threads.size() < limit.limit()) {
            Thread thread = new Thread(null, this::run, name + "-" + threads.size(), STACK);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        try {
            for (Runnable task = next(); task != null; task = next()) {
                RuntimeException thrown = null;
                try {
                    task.run();
                } catch (RuntimeException e) {
                    thrown = e;
                } catch (Error e) {
                    thrown = new IllegalStateException(
                            e); // without this thread, who waits for the task would do so for ever
                } finally {
                    ended(thrown);
                }
            }
        } catch (InterruptedException e) {
            // close() asks for that
        }
    }

    /** Null when there will be none. */
    private Runnable next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long pause = limit.pause().toNanos();
            while (!closed && failure == null) {
                if (pause <= 0 && !waiting.isEmpty() && running < limit.limit()) {
                    running++;
                    return waiting.pollFirst();
                }
                idle++;
                try {
                    if (pause > 0) {
                        pause = Math.max(work.awaitNanos(pause), limit.pause().toNanos());
                    } else {
                        work.await();
                        pause = limit.pause().toNanos();
                    }
                } finally {
                    idle--;
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void ended(RuntimeException thrown) {
        lock.lock();
        try {
            running--;
            failure = failure == null ? thrown : failure;
            if (failure != null || awaited.getAsBoolean()) {
                progress.signal(); // only then: it would be woken thousands of times for nothing
            }
            // This thread takes the next task; one more is called where the limit has grown.
            if (waiting.size() > 1 && running + 1 < limit.limit()) {
                call();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what is under way and waits for its end. */
    @Override
    public void close() {
        List<Thread> all;
        lock.lock();
        try {
            closed = true;
            all = List.copyOf(threads);
        } finally {
            lock.unlock();
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
