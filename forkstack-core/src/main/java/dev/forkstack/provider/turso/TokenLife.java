package dev.forkstack.provider.turso;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a database's token is valid. Immutable.
 *
 * @param written as Turso takes it, such as {@code 30d}
 */
record TokenLife(String written, Duration duration) {

    private static final Pattern RULE = Pattern.compile("([1-9]\\d{0,4})([mhdw])");
    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));
    private static final Duration SHORTEST = Duration.ofHours(1);

    static final TokenLife DEFAULT = new TokenLife("30d", Duration.ofDays(30));

    /** For one look: it ends before anybody could make use of it. */
    static final TokenLife ONE_LOOK = new TokenLife("5m", Duration.ofMinutes(5));

    /** Empty if it is no such text, or less than an hour. */
    static Optional<TokenLife> parse(String text) {
        Matcher matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Duration duration = UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
        return Optional.of(new TokenLife(text, duration)).filter(life -> duration.compareTo(SHORTEST) >= 0);
    }
}
