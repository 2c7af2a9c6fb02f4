package dev.forkstack.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes the connections whose time is over or whose thread has been interrupted, since a thread that waits at a socket notices
 * neither. Its own thread ends when there is nothing to watch. Thread-safe.
 */
final class Watch {

    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private static final long IDLE_MILLIS = 5_000;

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private boolean runs;

    /** One thread at one connection. */
    final class Watched implements AutoCloseable {

        private final Thread thread = Thread.currentThread();
        private final long deadline;
        private final Runnable ending;
        private boolean isOver;

        private Watched(long deadline, Runnable ending) {
            this.deadline = deadline;
            this.ending = ending;
        }

        private synchronized void look() {
            if (!isOver && (thread.isInterrupted() || isLate(deadline))) {
                try {
                    ending.run(); // again at the next look, if it came too early to find a connection
                } catch (RuntimeException e) {
                    // The JDK's connection is for one thread, and may be ending by itself: all others are watched on.
                }
            }
        }

        /** When this returns, nothing will be closed. */
        @Override
        public synchronized void close() {
            isOver = true;
            all.remove(this);
        }
    }

    /** @param deadline by {@link System#nanoTime} @param ending makes the thread go on, and may be called more than once */
    Watched over(long deadline, Runnable ending) {
        Watched watched = new Watched(deadline, ending);
        all.add(watched);
        wake();
        return watched;
    }

    static boolean isLate(long deadline) {
        return System.nanoTime() - deadline > 0;
    }

    private synchronized void wake() {
        if (!runs) {
            runs = true;
            Thread thread = new Thread(this::run, "forkstack-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        long idleSince = System.nanoTime();
        do {
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                // Nobody has a reason to: who waits at a socket would do so for ever.
            }
            if (!all.isEmpty()) {
                idleSince = System.nanoTime();
                all.forEach(Watched::look);
            }
        } while (!ends(idleSince + IDLE_MILLIS * 1_000_000));
    }

    private synchronized boolean ends(long end) {
        runs = !(isLate(end) && all.isEmpty());
        return !runs;
    }
}
