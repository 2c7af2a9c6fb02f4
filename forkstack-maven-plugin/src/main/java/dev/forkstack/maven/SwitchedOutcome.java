package dev.forkstack.maven;

import org.apache.maven.plugin.logging.Log;

/** {@code switch}: which environment the checkout is in. */
record SwitchedOutcome(Closing closing) implements Outcome {

    @Override
    public void tell(Log log) {
        log.info("");
        log.info("✓ This checkout is in environment " + closing.environment().name() + ". " + closing.seconds());
        closing.resources(log);
        log.info("  next      restart your application");
        closing.disagreement(log);
    }

    @Override
    public Document document() {
        return closing.document();
    }
}
