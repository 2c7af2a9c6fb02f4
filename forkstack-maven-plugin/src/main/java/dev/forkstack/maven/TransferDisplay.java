package dev.forkstack.maven;

import dev.forkstack.model.Transfer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;

/**
 * Shows how far a transfer is: as a bar that is drawn over and over where there is a terminal, else as a line from time to
 * time. What takes less than a second is over before anybody could read it. Thread-safe.
 */
final class TransferDisplay {

    private static final Duration UNTOLD = Duration.ofSeconds(1);
    private static final long BETWEEN_LINES_NANOS = 5_000_000_000L;
    private static final long BETWEEN_DRAWINGS_NANOS = 200_000_000L;

    /** To the first column; to erase from there to the end of the line. */
    private static final String ERASED = "\r\u001b[K";

    private final Log log;
    private final Optional<PrintStream> terminal;
    private final LongSupplier clock;
    private boolean isDrawn;
    private boolean wasShown;
    private long last;

    /** @param clock nanoseconds */
    TransferDisplay(Log log, Optional<PrintStream> terminal, LongSupplier clock) {
        this.log = log;
        this.terminal = terminal;
        this.clock = clock;
        this.last = clock.getAsLong() - BETWEEN_LINES_NANOS;
    }

    synchronized void show(Transfer transfer) {
        if (transfer.took().compareTo(UNTOLD) < 0) {
            return;
        }
        long between = terminal.isPresent() ? BETWEEN_DRAWINGS_NANOS : BETWEEN_LINES_NANOS;
        if (transfer.isOver()) {
            over(transfer);
        } else if (clock.getAsLong() - last >= between) {
            last = clock.getAsLong();
            wasShown = true;
            terminal.ifPresentOrElse(out -> draw(out, transfer), () -> log.info("  " + TransferLine.of(transfer)));
        }
    }

    private synchronized void draw(PrintStream out, Transfer transfer) {
        // Ends in the first column: whoever prints a line does so over the bar and not after it.
        out.print(ERASED + TransferLine.withBar(transfer) + "\r");
        out.flush();
        isDrawn = true;
    }

    private void over(Transfer transfer) {
        erase();
        if (wasShown) {
            log.info("  " + TransferLine.of(transfer));
        }
        wasShown = false;
    }

    /** Makes room for a line. */
    synchronized void erase() {
        if (isDrawn) {
            terminal.ifPresent(out -> {
                out.print(ERASED);
                out.flush();
            });
            isDrawn = false;
            last = clock.getAsLong();
        }
    }
}
