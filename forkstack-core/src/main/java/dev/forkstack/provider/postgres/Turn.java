package dev.forkstack.provider.postgres;

/** One caller's place in the queue for a session, which the caller may give up at any time. Thread-safe. */
final class Turn {

    private boolean begun;
    private boolean ended;
    private boolean givenUp;

    /** @return whether somebody still waits for it; else it must not begin */
    synchronized boolean begin() {
        begun = !givenUp;
        return begun;
    }

    /** @return whether it was given up meanwhile, so that a cancellation may still be on its way to the session */
    synchronized boolean end() {
        ended = true;
        return givenUp;
    }

    /**
     * @param stop what stops the session; since nobody else's turn comes while it runs, it hits this one alone
     * @return whether there was anything to stop
     */
    synchronized boolean giveUp(Runnable stop) {
        givenUp = true;
        boolean running = begun && !ended;
        if (running) {
            stop.run();
        }
        return running;
    }
}
