package dev.forkstack.maven;

import dev.forkstack.model.Transfer;
import dev.forkstack.model.Transfer.Amount;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a transfer is, in words: objects, bytes, rate, time left. Stateless. */
final class TransferLine {

    private static final int WIDTH = 24;
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private TransferLine() {}

    /** {@code copying app-bucket  1,234 of 3,020 objects, 120 MB of 366 MB, 45 MB/s, 6 s left}. */
    static String of(Transfer transfer) {
        return Printable.of(transfer.what()) + "  "
                + Stream.of(objects(transfer), bytes(transfer), rate(transfer), left(transfer))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    /** The same with a bar before it, where it is known how much there is to do. */
    static String withBar(Transfer transfer) {
        return transfer.share()
                        .map(share -> (int) Math.round(share * WIDTH))
                        .map(done -> "[" + "#".repeat(done) + "-".repeat(WIDTH - done) + "] ")
                        .orElse("")
                + of(transfer);
    }

    private static String objects(Transfer transfer) {
        String all = transfer.all()
                .filter(total -> !transfer.isOver())
                .map(total -> " of " + count(total.objects()))
                .orElse("");
        return count(transfer.done().objects()) + all + (transfer.done().objects() == 1 ? " object" : " objects");
    }

    private static String bytes(Transfer transfer) {
        Amount done = transfer.done();
        String all = transfer.all()
                .filter(total -> !transfer.isOver())
                .map(total -> " of " + size(total.bytes()))
                .orElse("");
        return done.bytes() == 0 ? "" : size(done.bytes()) + all;
    }

    private static String rate(Transfer transfer) {
        return transfer.done().bytes() == 0
                ? count((long) transfer.rate()) + " a second"
                : size((long) transfer.rate()) + "/s";
    }

    private static String left(Transfer transfer) {
        return transfer.left()
                .filter(left -> !transfer.isOver())
                .map(left -> time(left) + " left")
                .orElse("");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1.4 GB}: of 1,000, as those who sell storage count it. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_000 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        String format = unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    private static String time(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
