package dev.forkstack.emulator;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** Does something at one call, and hears nothing from then on. Thread-safe. */
final class NthCall implements CallListener {

    private final Traffic traffic;
    private final boolean isBefore;
    private final BiPredicate<String, String> matches;
    private final int nth;
    private final Runnable action;
    private final AtomicInteger calls = new AtomicInteger();

    /** @param matches of method and path */
    NthCall(Traffic traffic, boolean isBefore, BiPredicate<String, String> matches, int nth, Runnable action) {
        this.traffic = traffic;
        this.isBefore = isBefore;
        this.matches = matches;
        this.nth = nth;
        this.action = action;
    }

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
        if (isMoment && matches.test(method, path) && calls.incrementAndGet() == nth) {
            traffic.listen(NONE);
            action.run();
        }
    }
}
