package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrintableTest {

    private static final String EVIL = "\u001b[2J\u001b]0;title\u0007 \u202eowner";

    @Test
    void noControlCharacterReachesATerminal() {
        Lines lines = new Lines();
        LogProgress progress = new LogProgress(lines);
        progress.started(EVIL);
        progress.finished(EVIL, EVIL, Duration.ZERO);
        progress.note(EVIL);
        progress.warning(EVIL);
        new FailureReport(lines)
                .print(new ForkStackException(ForkStackException.Kind.REJECTED, EVIL + "\nsecond", EVIL));

        assertThat(lines.lines()).hasSize(7).allMatch(line -> line.matches("[^\\p{C}]*"));
        assertThat(lines.lines()).anyMatch(line -> line.contains("?[2J?]0;title? ?owner"));
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        assertThat(Printable.of("✓ Zoë's äpp — 日本\nnext")).isEqualTo("✓ Zoë's äpp — 日本\nnext");
    }
}
