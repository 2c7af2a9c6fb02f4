package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {

    private static final String BLOCK = EnvFile.BEGIN + "\nFORKSTACK_ENV=alice\nBUCKET_NAME=b\n" + EnvFile.END + "\n";

    @TempDir
    Path root;

    @Test
    void anAbsentFileIsAnEmptyOne() {
        EnvFile file = EnvFile.read(root);

        assertThat(file.block()).isEmpty();
        assertThat(file.others()).isEmpty();
        assertThat(file.environment()).isEmpty();
    }

    @Test
    void tellsOurBlockFromTheRestWithItsLines() {
        EnvFile file = EnvFile.parse("# mine\nA=1\n" + BLOCK + "\nB=2");

        assertThat(file.environment()).hasValue("alice");
        assertThat(file.block()).containsOnlyKeys("FORKSTACK_ENV", "BUCKET_NAME");
        assertThat(file.lines()).isEqualTo(Map.of("FORKSTACK_ENV", 4, "BUCKET_NAME", 5));
        assertThat(file.others().get("A")).isEqualTo(new EnvFile.Entry("1", 2));
        assertThat(file.others().get("B")).isEqualTo(new EnvFile.Entry("2", 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryKindOfLineEnd(String end) {
        EnvFile file = EnvFile.parse(("A=1\n" + BLOCK).replace("\n", end));

        assertThat(file.environment()).hasValue("alice");
        assertThat(file.others().get("A").value()).isEqualTo("1");
    }

    @Test
    void aSeparatorThatOnlyUnicodeKnowsEndsNoLine() {
        EnvFile file = EnvFile.parse("NOTE='a\u2028FORKSTACK_ENV=bob\u0085X=1'\nB=2\n");

        assertThat(file.others()).containsOnlyKeys("NOTE", "B");
        assertThat(file.others().get("B").line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EnvFile.BEGIN + "\nA=1\n",
                "A=1\n" + EnvFile.END + "\n",
                BLOCK + BLOCK,
                EnvFile.BEGIN + "\n" + BLOCK,
                BLOCK + EnvFile.END
            })
    void refusesABlockThatDoesNotBeginAndEndOnce(String text) {
        assertThatThrownBy(() -> EnvFile.parse(text))
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessageMatching("(?s)\\.env\\.local is broken at line \\d+: .*make envs-switch NAME\\.");
    }

    @Test
    void aFileThatCannotBeReadIsToldWithoutItsContent() throws IOException {
        Files.createDirectory(root.resolve(".env.local"));

        assertThatThrownBy(() -> EnvFile.read(root))
                .isInstanceOf(ForkStackRuntimeException.class)
                .hasMessageContaining(root.resolve(".env.local") + " cannot be read");
    }

    @Test
    void bytesThatAreNoUtf8DoNotKeepItFromReadingTheBlock() throws IOException {
        byte[] text = ("A=\u00e4\n" + BLOCK).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.write(root.resolve(".env.local"), text);

        assertThat(EnvFile.read(root).environment()).hasValue("alice");
    }

    @Test
    void printsNoValue() {
        EnvFile file = EnvFile.parse("OTHER=hush-1\n" + BLOCK.replace("=b", "=hush-2"));

        assertThat(file + " " + file.others() + file.others().get("OTHER")).doesNotContain("hush");
    }
}
