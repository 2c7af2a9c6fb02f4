package dev.forkstack.spi;

import java.util.Map;

/**
 * A provider whose resources stand in the checkout itself: every work tree has its own, and makes them, {@code dev} included,
 * when it joins an environment.
 */
public interface BelongsToCheckout extends MakesOrigin {

    /** What git must not take: a path as it may come to stand, a directory's with {@code /}, and the line that ignores it. */
    Map<String, String> ignored();
}
