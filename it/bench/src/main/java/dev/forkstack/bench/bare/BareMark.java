package dev.forkstack.bench.bare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A mark as the product writes it, so that the product can list and delete what the bare program made. */
final class BareMark {

    private BareMark() {}

    static String json(String project, String env, String resource, String state) {
        return "{\"project\":\"" + project + "\",\"env\":\"" + env + "\",\"resource\":\"" + resource
                + "\",\"source\":\"dev\",\"owner\":\"bench@example.org\",\"run\":\"bare\",\"state\":\"" + state
                + "\",\"created\":\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"}";
    }
}
