package dev.forkstack.spi;

import java.util.Optional;

/** A server process on this machine that belongs to the user and is shared by all of the user's projects. Thread-safe. */
public interface LocalServer {

    /** For messages, such as {@code PostgreSQL 18}. */
    String name();

    /** Where the server answers right now, as {@code 127.0.0.1:54321}; empty if it does not run. */
    Optional<String> address();

    /** What is wrong with a server that is expected to run or to start again; {@link #up} mends it. Changes nothing. */
    default Optional<Finding> trouble() {
        return Optional.empty();
    }

    /** Returns once the server answers: fetches it, makes its data directory and starts it, each only where needed. */
    void up();

    /** Returns once the server has ended; a server that does not run is success. Its data stay. */
    void down();
}
