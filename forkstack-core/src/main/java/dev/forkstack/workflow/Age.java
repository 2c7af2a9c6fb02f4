package dev.forkstack.workflow;

import dev.forkstack.model.Mark;
import java.time.Duration;
import java.time.Instant;

/** Says in words where an environment comes from and since when it stands. */
final class Age {

    private Age() {}

    /** {@code forked from dev by alice@example.org 3 hours ago}. */
    static String words(Mark mark) {
        return mark.source().map(source -> "forked from " + source).orElse("made")
                + mark.owner().map(owner -> " by " + owner).orElse("")
                + " " + ago(Duration.between(mark.created(), Instant.now()));
    }

    static String ago(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 1) {
            return "just now";
        }
        if (minutes < 120) {
            return minutes + " min ago";
        }
        return minutes < 48 * 60 ? minutes / 60 + " hours ago" : minutes / (24 * 60) + " days ago";
    }
}
