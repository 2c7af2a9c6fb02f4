package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a service is waited for, and how often it is asked. Immutable.
 *
 * @param first the longest pause before the first repetition; it doubles with each
 * @param longest no pause is longer, unless the service asks for it
 * @param patience how long one request is repeated, and how long something is awaited, at most
 * @param request how long one answer may take as a whole, its body included
 */
public record Pacing(Duration first, Duration longest, Duration patience, Duration request) {

    public static final Pacing DEFAULT =
            new Pacing(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(30));

    /** The same with more patience, or less. */
    public Pacing withPatience(Duration other) {
        return new Pacing(first, longest, other, request);
    }

    /** The same for requests whose answers take longer. */
    public Pacing withRequest(Duration other) {
        return new Pacing(first, longest, patience, other);
    }

    /** The pause before the n-th repetition, n from 1: random up to a bound that doubles, so that many clients spread. */
    public Duration pause(int n) {
        return Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(bound(n)));
    }

    /** The pause before the n-th look at something that is awaited: never so short that it would be a load. */
    Duration look(int n) {
        long bound = Math.min(bound(n), 2_000);
        return Duration.ofMillis(bound / 2 + ThreadLocalRandom.current().nextLong(bound / 2 + 1));
    }

    private long bound(int n) {
        return Math.max(1, Math.min(longest.toMillis(), first.toMillis() << Math.min(n - 1, 16)));
    }

    /** @throws ForkStackException {@code UNAVAILABLE} if the thread is interrupted; it stays so */
    public static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public static ForkStackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ForkStackException(
                Kind.UNAVAILABLE, "Interrupted.", "Run the command again; it goes on from what stands.", e);
    }
}
