package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvLineTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K=plain",
                "K=",
                "K=''",
                "K='a b'",
                "K='it'\\''s'",
                "K=\"a b\"",
                "K=\"a \\\"q\\\" \\$x \\\\ \\` \\n\"",
                "K='a # b'",
                "K=a#b",
                "K=#b",
                "K=a # note",
                "K='a' # it's a note",
                "K=\"a\" # note",
                "K= # note",
                "K=a\\ b",
                "K=a'b c'\"d e\"",
                "K='$HOME'",
                "  K=indented  ",
                "export K=exported",
                "K=a=b=c",
                "K=postgresql://u:p%40w@127.0.0.1:5432/app-alice?sslmode=disable"
            })
    void readsALineAsAShellDoes(String line) throws IOException, InterruptedException {
        assertThat(EnvLine.parse(line)).hasValue(new EnvLine("K", shell(line)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "K=two words,two words",
                "K = spaced,spaced",
                "K='open,'open",
                "K=\"open,\"open",
                "K=end\\,end\\",
                "dotted.key=x,x"
            })
    void readsWhatAShellRefusesAsItIsMeant(String line, String value) {
        assertThat(EnvLine.parse(line).orElseThrow().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# K=1", "  # K=1", "K", "1K=x", "a-b=x", "echo K=1"})
    void aLineThatSetsNothingIsNoVariable(String line) {
        assertThat(EnvLine.parse(line)).isEmpty();
    }

    @Test
    void printsTheKeyAlone() {
        assertThat(EnvLine.parse("K=hush").orElseThrow()).hasToString("K");
    }

    private String shell(String line) throws IOException, InterruptedException {
        Path script = directory.resolve("env");
        Files.writeString(script, line + "\nprintf %s \"$K\"\n");
        Process process = new ProcessBuilder("sh", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String value = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return value;
    }
}
