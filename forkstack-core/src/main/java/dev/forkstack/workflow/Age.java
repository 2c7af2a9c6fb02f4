package dev.forkstack.workflow;

import dev.forkstack.model.Mark;
import dev.forkstack.model.TimeSpan;
import java.time.Duration;
import java.time.Instant;

/** Says in words where an environment comes from and since when it stands. */
final class Age {

    private Age() {}

    /** {@code forked from dev by alice@example.org 3 hours ago}. */
    static String words(Mark mark) {
        return mark.source().map(source -> "forked from " + source).orElse("made")
                + mark.owner().map(owner -> " by " + owner).orElse("")
                + " " + TimeSpan.ago(Duration.between(mark.created(), Instant.now()));
    }
}
