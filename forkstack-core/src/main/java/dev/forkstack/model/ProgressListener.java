package dev.forkstack.model;

import java.time.Duration;

/** What core tells while it works; whoever listens decides what becomes a line. Called from several threads. */
public interface ProgressListener {

    /** A step has begun that may take a while, such as a download or a wait. */
    void started(String step);

    /** A step has ended well. {@code detail} says what was done and how, such as {@code cloned from dev}. */
    void finished(String step, String detail, Duration took);

    /** A fact that the person should know, such as sessions that were ended. */
    void note(String fact);

    /** Something that is not right but does not stop the work. */
    void warning(String fact);

    /** How far many objects are. Told often, and cheap to ignore: a listener that shows lines only leaves it out. */
    default void moved(Transfer transfer) {}
}
