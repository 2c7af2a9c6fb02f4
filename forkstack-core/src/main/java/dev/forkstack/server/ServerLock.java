package dev.forkstack.server;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Lets one command at a time start or stop a server of this user, and tells what goes wrong meanwhile. Thread-safe.
 *
 * @param server for messages, such as {@code PostgreSQL 18}
 * @param file below the home's locks
 */
record ServerLock(UserHome home, String server, String file, ProgressListener progress) {

    interface Work {
        void run() throws IOException, InterruptedException;
    }

    @SuppressWarnings("try") // The lock is there to be held.
    void during(Work work) {
        home.prepare();
        Path path = home.locks().resolve(file);
        Runnable waiting = () -> progress.started("waiting for another command that works on " + server);
        told(() -> {
            try (ExclusiveLock lock = ExclusiveLock.acquire(path, waiting)) {
                work.run();
            }
        });
    }

    /** Without the lock. */
    void told(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    server + " cannot be worked on: " + e.getMessage(),
                    "Check that " + home.directory() + " can be written and that its disk is not full.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(
                    ForkStackException.Kind.UNAVAILABLE,
                    "Interrupted while working on " + server + ".",
                    "Run the command again; it goes on from what stands.",
                    e);
        }
    }
}
