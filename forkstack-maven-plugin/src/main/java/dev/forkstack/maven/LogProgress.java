package dev.forkstack.maven;

import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Transfer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Makes one log line of each step, and a bar of what takes longer where there is a terminal. Thread-safe as the log is. */
final class LogProgress implements ProgressListener {

    private final Log log;
    private final TransferDisplay display;

    /** Lines alone. */
    LogProgress(Log log) {
        this(log, Optional.empty());
    }

    /** @param terminal where a bar may be drawn */
    LogProgress(Log log, Optional<PrintStream> terminal) {
        this.log = log;
        this.display = new TransferDisplay(log, terminal, System::nanoTime);
    }

    @Override
    public void started(String step) {
        display.erase();
        log.info("… " + Printable.of(step));
    }

    @Override
    public void finished(String step, String detail, Duration took) {
        display.erase();
        log.info("✓ " + Printable.of(step + "  " + detail) + (took.isZero() ? "" : "  " + seconds(took)));
    }

    @Override
    public void note(String fact) {
        display.erase();
        log.info("  " + Printable.of(fact));
    }

    @Override
    public void warning(String fact) {
        display.erase();
        log.warn("! " + Printable.of(fact));
    }

    @Override
    public void moved(Transfer transfer) {
        display.show(transfer);
    }

    /** {@code 0.21 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
