package dev.forkstack.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a copy or a removal of many objects is. Immutable.
 *
 * @param what is done, such as {@code copying app-bucket}
 * @param done so far
 * @param all that there is to do; empty as long as nobody has counted it
 * @param took since it began
 * @param isOver whether this is the last that is told
 */
public record Transfer(String what, Amount done, Optional<Amount> all, Duration took, boolean isOver) {

    /** @param bytes 0 where only objects count */
    public record Amount(long objects, long bytes) {}

    /** How many bytes a second, or objects where none has any. */
    public double rate() {
        double seconds = Math.max(took.toNanos(), 1) / 1e9;
        return (done.bytes() > 0 ? done.bytes() : done.objects()) / seconds;
    }

    /** From 0 to 1, of objects and bytes the one that is behind; empty as long as nobody knows. */
    public Optional<Double> share() {
        return all.map(total -> Math.min(share(done.objects(), total.objects()), share(done.bytes(), total.bytes())));
    }

    private static double share(long done, long all) {
        return all == 0 ? 1 : Math.min(1, (double) done / all);
    }

    /** How long it will take from now, if it goes on as it did. */
    public Optional<Duration> left() {
        return share().filter(share -> share > 0)
                .map(share -> Duration.ofMillis(Math.round(took.toMillis() * (1 - share) / share)));
    }
}
