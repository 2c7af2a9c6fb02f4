package dev.forkstack.maven;

import dev.forkstack.model.Created;
import org.apache.maven.plugin.logging.Log;

/**
 * {@code new}: what was made or reused.
 *
 * @param isTemplate whether it only serves as a source, so that the checkout stays where it was
 */
record CreatedOutcome(Created created, Closing closing, boolean isTemplate) implements Outcome {

    @Override
    public void tell(Log log) {
        String name = created.environment().name();
        log.info("");
        if (isTemplate) {
            log.info("✓ Template " + name + (created.reused() ? " stands already. " : " is ready. ")
                    + closing.seconds());
            log.info("  next      fork it: make envs-new NAME FROM=" + name);
            return;
        }
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
        return (isTemplate ? closing.inDocument() : closing.document())
                .with("template", isTemplate)
                .with("reused", created.reused())
                .with("before", created.before())
                .with("variables", created.values().asMap().keySet());
    }
}
