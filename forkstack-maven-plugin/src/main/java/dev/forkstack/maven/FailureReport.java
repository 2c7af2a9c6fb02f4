package dev.forkstack.maven;

import dev.forkstack.model.ForkStackException;
import org.apache.maven.plugin.logging.Log;

/** Tells a failure the way a person reads it: what happened, what failed after it, what to do. */
final class FailureReport {

    private final Log log;

    FailureReport(Log log) {
        this.log = log;
    }

    void print(ForkStackException failure) {
        failure.getMessage().lines().forEach(new Lines("✗ ")::print);
        for (Throwable also : failure.getSuppressed()) {
            if (!failure.getMessage().contains(String.valueOf(also.getMessage()))) {
                log.error("  also: " + Printable.of(String.valueOf(also.getMessage())));
            }
        }
        failure.remedy().lines().forEach(new Lines("→ ")::print);
    }

    /** The first line with a sign, the others below it. */
    private final class Lines {
        private String sign;

        Lines(String sign) {
            this.sign = sign;
        }

        void print(String line) {
            log.error(sign + Printable.of(line));
            sign = "  ";
        }
    }
}
