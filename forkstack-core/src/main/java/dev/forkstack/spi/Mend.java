package dev.forkstack.spi;

/** Puts right what {@code doctor} found, without touching anything that is ready or not ours. */
@FunctionalInterface
public interface Mend {

    /**
     * Does it, once; what has been put right meanwhile is success.
     *
     * @return what was done, for a line behind {@code ✓ mended:}
     * @throws dev.forkstack.model.ForkStackException if it cannot be done
     */
    String run();
}
