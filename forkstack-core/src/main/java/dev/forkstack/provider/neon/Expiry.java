package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.Answer;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Puts off the day on which Neon removes a branch, for as long as somebody uses it. Thread-safe. */
record Expiry(NeonApi api, Optional<Duration> life, Operations operations, ProgressListener progress, Clock clock) {

    /** Neon takes no end that is 30 days away, by its own clock, which goes a little slower than ours or faster. */
    private static final Duration LONGEST = Duration.ofDays(30).minusMinutes(5);

    /** What is asked of Neon where this end is wished for. */
    static Instant within(Instant wished, Clock clock) {
        Instant last = clock.instant().plus(LONGEST);
        return (wished.isAfter(last) ? last : wished).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Less than half of the configured life is left: then it begins anew. */
    EnvVars renewed(Owned owned, EnvVars values) {
        Optional<Instant> end = owned.mark().expires();
        if (end.isEmpty() || life.isEmpty()) {
            return told(end, values);
        }
        Instant half = clock.instant().plus(life.get().dividedBy(2));
        return told(end.get().isBefore(half) ? Optional.of(putOff(owned, end.get())) : end, values);
    }

    /** The values work, whatever becomes of this. */
    private Instant putOff(Owned owned, Instant before) {
        try {
            return putOff(owned);
        } catch (ForkStackException e) {
            if (e.kind() == Kind.NOT_FOUND || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            progress.warning("Neon removes " + owned.resource().title() + " at " + before
                    + " all the same, as that could not be put off: " + e.getMessage());
            return before;
        }
    }

    /** When it ends, the values lead nowhere. */
    private static EnvVars told(Optional<Instant> end, EnvVars values) {
        return end.map(at -> values.with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, at.toString()))
                .orElse(values);
    }

    private Instant putOff(Owned owned) {
        Resource branch = owned.resource();
        Instant end = within(clock.instant().plus(life.orElseThrow()), clock);
        Answer answer = api.change(
                branch.id(),
                "keep branch " + branch.name() + " until " + end,
                JsonNodeFactory.instance.objectNode().put("expires_at", end.toString()));
        if (answer.is(404)) {
            throw NeonApi.gone(branch.name());
        }
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        operations.await("branch " + branch.name(), answer.json());
        progress.note("Neon keeps " + branch.title() + " until " + end + "; each switch to it puts that off");
        return end;
    }
}
