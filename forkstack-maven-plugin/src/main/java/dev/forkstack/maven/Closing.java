package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Environment;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/**
 * What is so after a checkout has got its values. Immutable.
 *
 * @param root where the values stand
 * @param disagreement why an application started from this shell would not get them
 */
record Closing(Environment environment, Duration took, Path root, Optional<String> disagreement) {

    /** @param begin as {@link System#nanoTime} had it */
    static Closing of(ForkStack forkStack, Environment environment, long begin) {
        return new Closing(
                environment,
                Duration.ofNanos(System.nanoTime() - begin),
                forkStack.config().root(),
                forkStack.disagreement(new EnvironmentName(environment.name())));
    }

    String seconds() {
        return LogProgress.seconds(took);
    }

    void resources(Log log) {
        environment
                .resources()
                .forEach(resource -> log.info("  " + String.format("%-9s", resource.kind()) + " " + resource.name()));
        log.info("  values    " + EnvFile.NAME + ", " + CurrentEnvironment.FILE);
    }

    void disagreement(Log log) {
        disagreement.ifPresent(warning -> log.warn("! " + warning));
    }

    Document document() {
        return inDocument().with("valuesFile", root.resolve(EnvFile.NAME)).with("disagreement", disagreement);
    }

    /** Of an environment that the checkout is not in. */
    Document inDocument() {
        return new Document()
                .with("environment", EnvironmentDocument.of(environment, Map.of()))
                .with("tookMillis", took);
    }
}
