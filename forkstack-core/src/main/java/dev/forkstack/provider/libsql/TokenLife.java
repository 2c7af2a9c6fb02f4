package dev.forkstack.provider.libsql;

import dev.forkstack.model.TimeSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a database's token is valid. Immutable.
 *
 * @param written such as {@code 30d}
 */
public record TokenLife(String written, Duration duration) {

    private static final Duration SHORTEST = Duration.ofHours(1);

    public static final TokenLife DEFAULT = new TokenLife("30d", Duration.ofDays(30));

    /** For one look: it ends before anybody could make use of it. */
    public static final TokenLife ONE_LOOK = new TokenLife("5m", Duration.ofMinutes(5));

    /** Empty if it is no such text, or less than an hour. */
    public static Optional<TokenLife> parse(String text) {
        return TimeSpan.parse(text)
                .filter(duration -> duration.compareTo(SHORTEST) >= 0)
                .map(duration -> new TokenLife(text, duration));
    }
}
