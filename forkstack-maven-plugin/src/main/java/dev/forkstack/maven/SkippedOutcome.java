package dev.forkstack.maven;

import org.apache.maven.plugin.logging.Log;

/** Any goal that was told to do nothing. */
record SkippedOutcome(String goal, String reason) implements Outcome {

    @Override
    public void tell(Log log) {
        log.info("forkstack:" + goal + " skipped (" + reason + ")");
    }

    @Override
    public Document document() {
        return new Document().with("skipped", true);
    }
}
