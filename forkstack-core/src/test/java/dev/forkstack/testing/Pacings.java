package dev.forkstack.testing;

import dev.forkstack.http.Pacing;
import java.time.Duration;

/** How patient tests are with servers of this machine. */
public final class Pacings {

    public static final Pacing QUICK =
            new Pacing(Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(5));

    private Pacings() {}
}
