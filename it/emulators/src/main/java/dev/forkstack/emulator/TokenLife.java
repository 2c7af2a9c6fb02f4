package dev.forkstack.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a database token lives, as the API writes it: {@code never} or such as {@code 2w1d30m}. Stateless. */
final class TokenLife {

    private static final Pattern ALL = Pattern.compile("(\\d{1,6}[wdhms])+");
    private static final Pattern PART = Pattern.compile("(\\d+)([wdhms])");
    private static final Map<String, Duration> UNITS = Map.of(
            "w", Duration.ofDays(7),
            "d", Duration.ofDays(1),
            "h", Duration.ofHours(1),
            "m", Duration.ofMinutes(1),
            "s", Duration.ofSeconds(1));

    private TokenLife() {}

    /** Its end, if it has one. @throws Refusal 400 for what is no such text */
    static Optional<Instant> end(String expiration, Instant now) {
        if (expiration.equals("never")) {
            return Optional.empty();
        }
        if (!ALL.matcher(expiration).matches()) {
            throw new Refusal(400, "", "invalid expiration");
        }
        Duration life = Duration.ZERO;
        Matcher part = PART.matcher(expiration);
        while (part.find()) {
            life = life.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return Optional.of(now.plus(life));
    }
}
