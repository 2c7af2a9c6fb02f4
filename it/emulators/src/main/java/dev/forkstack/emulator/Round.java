package dev.forkstack.emulator;

import java.io.IOException;
import java.util.Optional;

/**
 * One call from its arrival to the bytes on the wire; what {@link Traffic} has in store for it comes in between. One thread.
 *
 * @param <A> what answers are
 */
public interface Round<A> {

    /** Does what is asked; faults after the effect are in the answer already. */
    A handle(Optional<Fault.Kind> fault) throws IOException;

    /** The answer of a fault that lets nothing be done. */
    A fail(Fault.Kind kind) throws IOException;

    /** What a client reads as status; 0 for none. */
    int status(Optional<Fault.Kind> fault, A answer);

    void send(Optional<Fault.Kind> fault, A answer) throws IOException;

    /** Ends the connection with nothing answered. */
    void drop();

    /** @param path as it is recorded; @param looked at what faults look */
    static <A> void play(Traffic traffic, String method, String path, String query, String looked, Round<A> round)
            throws IOException, InterruptedException {
        Thread.sleep(traffic.latency().toMillis());
        CallListener listener = traffic.listener();
        if (!listener.begins(method, path)) {
            round.drop();
            return;
        }
        Optional<Fault.Kind> fault = traffic.meet(method, looked);
        A answer;
        try {
            answer = fault.filter(Fault.Kind::isBeforeEffect).isPresent()
                    ? round.fail(fault.get())
                    : round.handle(fault);
        } finally {
            listener.ends(method, path);
        }
        traffic.record(new Call(method, path, query, round.status(fault, answer)));
        round.send(fault, answer);
    }
}
