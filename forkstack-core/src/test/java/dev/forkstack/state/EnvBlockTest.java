package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvBlockTest {

    private static final EnvVars VARS = EnvVars.NONE.with("A", "1").with("B", "2");
    private static final String BLOCK = EnvFile.BEGIN + "\nA=1\nB=2\n" + EnvFile.END + "\n";
    private static final String OLD = EnvFile.BEGIN + "\nA=0\nGONE=x\n" + EnvFile.END + "\n";

    @Test
    void isTheWholeFileWhereThereWasNone() {
        assertThat(EnvBlock.replaced("", VARS)).isEqualTo(BLOCK);
    }

    @Test
    void standsAtTheEndWhereThereWasNoBlock() {
        assertThat(EnvBlock.replaced("X=1\n", VARS)).isEqualTo("X=1\n" + BLOCK);
        assertThat(EnvBlock.replaced("X=1", VARS)).isEqualTo("X=1\n" + BLOCK);
        assertThat(EnvBlock.replaced("X=1\r\n", VARS)).isEqualTo("X=1\r\n" + BLOCK);
    }

    @Test
    void keepsItsPlaceAndDropsWhatIsNoLongerWritten() {
        assertThat(EnvBlock.replaced("X=1\n" + OLD + "\nY=2", VARS)).isEqualTo("X=1\n" + BLOCK + "\nY=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X=1\r\n", "\ufeffX=1\n", "X=\u00e4\u0085\u00ff\n", "\t # X\n\n\n", "X=a\rY=b\r", "\0\n"})
    void keepsEveryOtherByte(String other) {
        String both = other + OLD + other + "last line without an end";

        assertThat(EnvBlock.replaced(both, VARS)).isEqualTo(other + BLOCK + other + "last line without an end");
        assertThat(EnvBlock.removed(both)).isEqualTo(other + other + "last line without an end");
    }

    @Test
    void findsABlockWhoseLinesEndAsWindowsEndsThem() {
        assertThat(EnvBlock.replaced("X=1\r\n" + OLD.replace("\n", "\r\n") + "Y=2\r\n", VARS))
                .isEqualTo("X=1\r\n" + BLOCK + "Y=2\r\n");
        assertThat(EnvBlock.removed("X=1\r\n" + OLD.replace("\n", "\r\n") + "Y=2\r\n"))
                .isEqualTo("X=1\r\nY=2\r\n");
    }

    @Test
    void findsABlockThatIsEmptyOrEndsTheFile() {
        assertThat(EnvBlock.replaced(EnvFile.BEGIN + "\n" + EnvFile.END, VARS)).isEqualTo(BLOCK);
        assertThat(EnvBlock.removed(EnvFile.BEGIN + "\r\n" + EnvFile.END + "\r\n"))
                .isEmpty();
    }

    @Test
    void takesNoLineForItsOwnThatOnlyHoldsItsMarks() {
        String quoted = "# once: " + OLD.replace("A=0\n", "A=0\n# ");

        assertThat(EnvBlock.replaced(quoted, VARS)).isEqualTo(quoted + BLOCK);
        assertThat(EnvBlock.removed(quoted)).isEqualTo(quoted);
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        assertThat(EnvBlock.removed("X=1\r\nY")).isEqualTo("X=1\r\nY");
    }

    @Test
    void writingTwiceIsWritingOnce() {
        String once = EnvBlock.replaced("X=1", VARS);

        assertThat(EnvBlock.replaced(once, VARS)).isEqualTo(once);
    }

    @Test
    void quotesOnlyWhatNotEveryReaderReadsWithout() {
        EnvVars vars = EnvVars.NONE
                .with("URL", "postgresql://u:p%40@h:5432/d?sslmode=disable")
                .with("WORDS", "two words")
                .with("QUOTE", "it's")
                .with("HASH", "a#b")
                .with("EMPTY", "");

        assertThat(EnvBlock.replaced("", vars)).contains("""

                URL=postgresql://u:p%40@h:5432/d?sslmode=disable
                WORDS='two words'
                QUOTE='it'\\''s'
                HASH='a#b'
                EMPTY=
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "it's",
                "'",
                "''",
                "a\\b",
                "$HOME `id` $(id)",
                "# x",
                "\u00e4\u20ac\ud83d\ude00",
                "a\"b",
                " a "
            })
    void whatIsQuotedIsReadBackAsItWas(String value) {
        byte[] written = EnvBlock.replaced("", EnvVars.of(Map.of("K", value))).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(EnvFile.parse(new String(written, StandardCharsets.UTF_8)).block())
                .containsEntry("K", value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush\nX=1", "hush\r", "hush\0", "hush\u0085"})
    void refusesAValueThatWouldBreakTheFileWithoutPrintingIt(String value) {
        assertThatThrownBy(() -> EnvBlock.replaced("", EnvVars.NONE.with("KEY", value)))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("The value of KEY")
                .message()
                .doesNotContain("hush");
    }
}
