package dev.forkstack.http.s3;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;

/** How far a store's clock is from ours, learned when it refuses a signature for that. Thread-safe. */
final class StoreClock {

    /** Less is no reason to refuse: stores allow 15 minutes. */
    private static final Duration NOTICEABLE = Duration.ofMinutes(1);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    Duration ahead() {
        return ahead.get();
    }

    /** @return whether something was learned, so that the request may succeed now */
    boolean learn(HttpHeaders headers) {
        Duration before = ahead.get();
        Duration now = headers.firstValue("Date").map(StoreClock::distance).orElse(before);
        boolean isNew = now.minus(before).abs().compareTo(NOTICEABLE) > 0;
        return isNew && ahead.compareAndSet(before, now);
    }

    private static Duration distance(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(Instant.now(), there);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
