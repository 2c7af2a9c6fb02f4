package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Created;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.Environment;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** What a goal says last: what is so now, and what to do next. */
record Closing(Log log, ForkStack forkStack, EnvironmentName name) {

    void created(Created created, Duration took) {
        log.info("");
        if (forkStack.isTemplate(name)) {
            log.info("✓ Template " + name + (created.reused() ? " stands already. " : " is ready. ")
                    + LogProgress.seconds(took));
            log.info("  next      fork it: make envs-new NAME FROM=" + name);
            return;
        }
        log.info("✓ Environment " + name + (created.reused() ? " stands already" : " is ready")
                + ", and this checkout is in it. " + LogProgress.seconds(took));
        resources(created.environment());
        log.info("  next      restart your application: it meets " + name + " from now on");
        created.before().ifPresent(before -> log.info("  back      make envs-switch " + before));
        disagreement();
    }

    void switched(Environment environment, Duration took) {
        log.info("");
        log.info("✓ This checkout is in environment " + name + ". " + LogProgress.seconds(took));
        resources(environment);
        log.info("  next      restart your application");
        disagreement();
    }

    void deleted(Deleted deleted) {
        log.info("");
        log.info(
                deleted.existed()
                        ? "✓ Environment " + name + " is gone."
                        : "There is no environment " + name + ": nothing to delete. Which there are: make envs-list");
        if (deleted.wasCurrent()) {
            log.info("  This checkout was in it; "
                    + (forkStack.makesDev()
                            ? "dev is current now. Its values: make envs-switch dev"
                            : "it has no values now. Join another: make envs-switch NAME"));
        }
    }

    private void resources(Environment environment) {
        environment
                .resources()
                .forEach(resource -> log.info("  " + String.format("%-9s", resource.kind()) + " " + resource.name()));
        log.info("  values    " + EnvFile.NAME + ", " + CurrentEnvironment.FILE);
    }

    private void disagreement() {
        forkStack.disagreement(name).ifPresent(warning -> log.warn("! " + warning));
    }
}
