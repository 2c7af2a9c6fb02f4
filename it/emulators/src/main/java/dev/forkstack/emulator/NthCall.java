package dev.forkstack.emulator;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/**
 * Does something at one call, and hears nothing from then on. Thread-safe.
 *
 * @param isBefore whether before the call, else when all is done that it does
 * @param matches method and path
 * @param left how many calls that match are to come, that one included
 */
record NthCall(
        Traffic traffic, boolean isBefore, BiPredicate<String, String> matches, AtomicInteger left, Runnable action)
        implements CallListener {

    @Override
    public boolean begins(String method, String path) {
        hear(isBefore, method, path);
        return true;
    }

    @Override
    public void ends(String method, String path) {
        hear(!isBefore, method, path);
    }

    private void hear(boolean isMoment, String method, String path) {
        if (isMoment && matches.test(method, path) && left.decrementAndGet() == 0) {
            traffic.listen(NONE);
            action.run();
        }
    }
}
