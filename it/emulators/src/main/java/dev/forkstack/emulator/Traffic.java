package dev.forkstack.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** What an emulator received, what shall go wrong, and what was against the API's specification. Thread-safe. */
public final class Traffic {

    private final List<Call> calls = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Call> strays = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile CallListener listener = CallListener.NONE;

    /** From now on, in place of any before. */
    public void listen(CallListener to) {
        listener = to;
    }

    /**
     * Once, when it is asked so for the nth time from now on, and before that is done; what the action asks is not counted.
     *
     * @param method in upper case; {@code *} for any
     * @param pathRegex has to be found in the path
     */
    public void before(String method, String pathRegex, int nth, Runnable action) {
        listen(new NthCall(this, true, matching(method, pathRegex), new AtomicInteger(nth), action));
    }

    /** As above, when all is done and nothing answered yet. */
    public void after(String method, String pathRegex, int nth, Runnable action) {
        listen(new NthCall(this, false, matching(method, pathRegex), new AtomicInteger(nth), action));
    }

    private static BiPredicate<String, String> matching(String method, String pathRegex) {
        return new Fault(method, pathRegex, 1, Fault.Kind.ERROR_500)::matches;
    }

    public CallListener listener() {
        return listener;
    }

    /** From now on every answer comes this much later, as from a service that is far away. */
    public void delay(Duration each) {
        latency = each;
    }

    public Duration latency() {
        return latency;
    }

    /** In the order in which they were answered. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Forgets the calls; faults stay. */
    public synchronized void forget() {
        calls.clear();
        strays.clear();
    }

    public synchronized void fail(Fault fault) {
        pending.add(new Pending(fault));
    }

    /** Removes all faults. */
    public synchronized void heal() {
        pending.clear();
    }

    /** How many faults were not met yet. */
    public synchronized int remaining() {
        return pending.size();
    }

    /** Requests that followed a redirect to another host, and should not have. */
    public synchronized List<Call> strayRequests() {
        return List.copyOf(strays);
    }

    /** What was received or answered against the API's specification, a sentence each; empty while nothing is checked. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Counts the call in all faults that match; the first that is due is met, and gone. */
    public synchronized Optional<Fault.Kind> meet(String method, String path) {
        Optional<Fault.Kind> met = Optional.empty();
        for (Iterator<Pending> faults = pending.iterator(); faults.hasNext(); ) {
            Pending next = faults.next();
            if (next.fault.matches(method, path)) {
                next.seen++;
                if (met.isEmpty() && next.seen >= next.fault.nth()) {
                    met = Optional.of(next.fault.kind());
                    faults.remove();
                }
            }
        }
        return met;
    }

    public synchronized void record(Call call) {
        calls.add(call);
    }

    synchronized void recordStray(Call call) {
        strays.add(call);
    }

    public synchronized void recordViolation(String sentence) {
        violations.add(sentence);
    }

    private static final class Pending {
        private final Fault fault;
        private int seen;

        Pending(Fault fault) {
            this.fault = fault;
        }
    }
}
