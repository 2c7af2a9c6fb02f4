package dev.forkstack.maven;

import dev.forkstack.model.Deleted;
import dev.forkstack.runtime.EnvironmentName;
import org.apache.maven.plugin.logging.Log;

/**
 * {@code delete}: what is gone.
 *
 * @param makesDev whether the checkout can go to {@code dev} from here
 */
record DeletedOutcome(EnvironmentName name, Deleted deleted, boolean makesDev) implements Outcome {

    @Override
    public void tell(Log log) {
        log.info("");
        log.info(
                deleted.existed()
                        ? "✓ Environment " + name + " is gone."
                        : "There is no environment " + name + ": nothing to delete. Which there are: make envs-list");
        if (deleted.wasCurrent()) {
            log.info("  This checkout was in it; "
                    + (makesDev
                            ? "dev is current now. Its values: make envs-switch dev"
                            : "it has no values now. Join another: make envs-switch NAME"));
        }
    }

    @Override
    public Document document() {
        return new Document()
                .with("name", name)
                .with("existed", deleted.existed())
                .with("wasCurrent", deleted.wasCurrent());
    }
}
