package dev.forkstack.s3;

import java.lang.reflect.Method;

/**
 * Ctrl-C and a closed terminal reach every process that was started from it. This server belongs to the user and not to
 * the command that happened to start it, so it does not end with either.
 */
final class TerminalSignals {

    private TerminalSignals() {}

    /** By reflection, because the compiler warns of this one class and cannot be told not to. */
    static void ignore() {
        for (String name : new String[] {"INT", "HUP"}) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object ignore = handler.getField("SIG_IGN").get(null);
                Method handle = signal.getMethod("handle", signal, handler);
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
            } catch (ReflectiveOperationException e) {
                // Windows has no SIGHUP.
                System.err.println("Signal " + name + " is not ignored here: " + e);
            }
        }
    }
}
