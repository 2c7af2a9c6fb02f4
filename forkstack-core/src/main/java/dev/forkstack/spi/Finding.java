package dev.forkstack.spi;

import dev.forkstack.model.ForkStackException;
import java.util.function.Supplier;

/**
 * One thing that {@code doctor} looked at. Immutable; carries no secret.
 *
 * @param fact what is so
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Finding(Level level, String fact, String remedy) {

    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        PROBLEM
    }

    public static Finding ok(String fact) {
        return new Finding(Level.OK, fact, "");
    }

    public static Finding warning(String fact, String remedy) {
        return new Finding(Level.WARNING, fact, remedy);
    }

    public static Finding problem(String fact, String remedy) {
        return new Finding(Level.PROBLEM, fact, remedy);
    }

    public static Finding problem(ForkStackException failure) {
        return problem(failure.getMessage(), failure.remedy());
    }

    /** What a look finds; that it fails is a finding too. */
    public static Finding looked(Supplier<Finding> look) {
        try {
            return look.get();
        } catch (ForkStackException e) {
            return problem(e);
        }
    }
}
