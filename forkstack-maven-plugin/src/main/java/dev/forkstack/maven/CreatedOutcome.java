package dev.forkstack.maven;

import dev.forkstack.model.Created;
import org.apache.maven.plugin.logging.Log;

/** {@code new}: what was made or reused. */
record CreatedOutcome(Created created, Closing closing) implements Outcome {

    @Override
    public void tell(Log log) {
        String name = created.environment().name();
        log.info("");
        log.info("✓ Environment " + name + (created.reused() ? " stands already" : " is ready")
                + ", and this checkout is in it. " + closing.seconds());
        closing.resources(log);
        log.info("  next      restart your application: it meets " + name + " from now on");
        created.before().ifPresent(before -> log.info("  back      make envs-switch " + before));
        closing.disagreement(log);
    }

    /** The names of the variables, not their values: those stand in the file, for its owner alone. */
    @Override
    public Document document() {
        return closing.document()
                .with("reused", created.reused())
                .with("before", created.before())
                .with("variables", created.values().asMap().keySet());
    }
}
