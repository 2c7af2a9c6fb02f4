package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Transfer;
import dev.forkstack.model.Transfer.Amount;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TransferDisplayTest {

    private static final long MB = 1_000_000;

    private final Lines lines = new Lines();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long now;

    private TransferDisplay display(boolean hasTerminal) {
        Optional<PrintStream> terminal =
                hasTerminal ? Optional.of(new PrintStream(screen, false, StandardCharsets.UTF_8)) : Optional.empty();
        return new TransferDisplay(lines, terminal, () -> now);
    }

    private void show(TransferDisplay display, long seconds, long objects, boolean isOver) {
        now = Duration.ofSeconds(seconds).toNanos();
        display.show(new Transfer(
                "copying src",
                new Amount(objects, objects * MB),
                Optional.of(new Amount(2_000, 2_000 * MB)),
                Duration.ofSeconds(seconds),
                isOver));
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatTakesLessThanASecondIsNotShown() {
        for (boolean hasTerminal : new boolean[] {true, false}) {
            TransferDisplay display = display(hasTerminal);
            show(display, 0, 500, false);
            show(display, 0, 2_000, true);
        }
        assertThat(lines.lines()).isEmpty();
        assertThat(screen()).isEmpty();
    }

    @Test
    void aLogGetsALineEveryFiveSeconds() {
        TransferDisplay display = display(false);
        for (int second = 0; second <= 12; second++) {
            show(display, second, second * 100, false);
        }
        show(display, 13, 2_000, true);
        assertThat(lines.lines())
                .containsExactly(
                        "  copying src  100 of 2,000 objects, 100 MB of 2.0 GB, 100 MB/s, 19 s left",
                        "  copying src  600 of 2,000 objects, 600 MB of 2.0 GB, 100 MB/s, 14 s left",
                        "  copying src  1,100 of 2,000 objects, 1.1 GB of 2.0 GB, 100 MB/s, 9 s left",
                        "  copying src  2,000 objects, 2.0 GB, 154 MB/s");
        assertThat(screen()).isEmpty();
    }

    @Test
    void aTerminalGetsABarThatMakesRoomForLines() {
        TransferDisplay display = display(true);
        show(display, 1, 1_000, false);
        assertThat(screen())
                .isEqualTo("\r\u001b[K[############------------] copying src  1,000 of 2,000 objects, 1.0 GB of 2.0 GB,"
                        + " 1.0 GB/s, 1 s left\r");
        screen.reset();
        display.erase();
        display.erase();
        assertThat(screen()).isEqualTo("\r\u001b[K");
        show(display, 2, 2_000, true);
        assertThat(lines.lines()).containsExactly("  copying src  2,000 objects, 2.0 GB, 1.0 GB/s");
    }

    @Test
    void nothingIsLeftOfZeroAndNothingIsDividedByIt() {
        assertThat(TransferLine.withBar(new Transfer(
                        "emptying b", new Amount(0, 0), Optional.of(new Amount(0, 0)), Duration.ZERO, false)))
                .contains("0 of 0 objects");
        assertThat(TransferLine.of(
                        new Transfer("emptying b", new Amount(1, 0), Optional.empty(), Duration.ofSeconds(1), false)))
                .isEqualTo("emptying b  1 object, 1 a second");
        assertThat(TransferLine.size(999)).isEqualTo("999 bytes");
        assertThat(TransferLine.size(12_345)).isEqualTo("12.3 kB");
        assertThat(TransferLine.size(Long.MAX_VALUE)).isEqualTo("9223 PB");
    }

    @Test
    void nobodyDrawsWhereNobodyLooks() {
        Properties given = new Properties();
        given.setProperty("forkstack.terminal", "/dev/null");
        assertThat(Terminal.find(true, given, Map.of("TERM", "xterm"))).isPresent();
        assertThat(Terminal.find(false, given, Map.of("TERM", "xterm"))).isEmpty();
        assertThat(Terminal.find(true, given, Map.of("TERM", "xterm", "CI", "true")))
                .isEmpty();
        assertThat(Terminal.find(true, given, Map.of("TERM", "dumb"))).isEmpty();
        assertThat(Terminal.find(true, given, Map.of())).isEmpty();
    }
}
