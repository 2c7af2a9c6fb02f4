package dev.forkstack.maven;

import dev.forkstack.model.Created;
import dev.forkstack.model.Deleted;
import dev.forkstack.runtime.EnvironmentName;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** What is said of a build's environment when it stands, and when it goes. */
record BuildClosing(Log log, EnvironmentName name) {

    void created(Created created, Path file, Duration took) {
        log.info("✓ Environment " + name + (created.reused() ? " stands already" : " is ready")
                + ", and this build is in it. " + LogProgress.seconds(took));
        created.environment()
                .resources()
                .forEach(resource -> log.info("  " + String.format("%-9s", resource.kind()) + " " + resource.name()));
        log.info("  values    " + file + " (" + TestProperties.ENV_FILE + ")");
    }

    void joined(String module) {
        log.info("✓ Environment " + name + " stands since " + module);
    }

    void deleted(Deleted deleted) {
        if (deleted.spared().isPresent()) {
            log.info("Environment " + name + " stays: "
                    + Printable.of(deleted.spared().get()) + ".");
        } else {
            log.info(
                    deleted.existed()
                            ? "✓ Environment " + name + " is gone."
                            : "There is no environment " + name + ": nothing to delete.");
        }
    }

    /** What a dead build has left; its file is gone, and with it what later builds would know it by. */
    void buried(Deleted deleted) {
        deleted(deleted);
        if (deleted.spared().isPresent()) {
            log.info("  no later build looks for it; once nobody needs it: make envs-delete " + name);
        }
    }

    void kept() {
        log.info("Environment " + name + " is kept (forkstack.keep).");
        log.info("  get in    make envs-switch " + name);
        log.info("  remove    make envs-delete " + name);
    }

    void warn(String warning) {
        log.warn("! " + Printable.of(warning));
    }
}
