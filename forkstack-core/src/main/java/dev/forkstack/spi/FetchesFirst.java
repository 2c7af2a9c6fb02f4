package dev.forkstack.spi;

/** A provider without a server that works with an artifact all the same, so that {@code up} can fetch it beforehand. */
public interface FetchesFirst {

    /** Returns once everything that it will need is on this machine. */
    void fetch();
}
