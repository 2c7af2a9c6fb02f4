package dev.forkstack.maven;

import dev.forkstack.model.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** Makes one log line of each step. Thread-safe as the log is. */
final class LogProgress implements ProgressListener {

    private final Log log;

    LogProgress(Log log) {
        this.log = log;
    }

    @Override
    public void started(String step) {
        log.info("… " + Printable.of(step));
    }

    @Override
    public void finished(String step, String detail, Duration took) {
        log.info("✓ " + Printable.of(step + "  " + detail) + (took.isZero() ? "" : "  " + seconds(took)));
    }

    @Override
    public void note(String fact) {
        log.info("  " + Printable.of(fact));
    }

    @Override
    public void warning(String fact) {
        log.warn("! " + Printable.of(fact));
    }

    /** {@code 0.21 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
