package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "alice", "pr-12", "a--b", "12345678901234567890123456789012"})
    void takesLowerCaseLettersDigitsAndInnerHyphens(String name) {
        assertThat(new EnvironmentName(name)).hasToString(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "-a",
                "a-",
                "-",
                "A",
                "Alice",
                "a_b",
                "a.b",
                "a b",
                "../x",
                "a;b",
                "$(id)",
                "a\n",
                "\na",
                "ä",
                "ａ",
                "123456789012345678901234567890123",
                "a/b",
                "'",
                "`id`",
                "a\0"
            })
    void refusesEverythingElseAndSaysTheRule(String name) {
        assertThatThrownBy(() -> new EnvironmentName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 32 lower-case letters, digits and hyphens");
    }

    @Test
    void printsWhatWasTypedWithoutWhatATerminalWouldObey() {
        assertThatThrownBy(() -> new EnvironmentName("a\u001b[2Jb\u009b\u202ec"))
                .hasMessageContaining("'a?[2Jb??c'")
                .hasMessageNotContainingAny("\u001b", "\u009b", "\u202e");
    }

    @Test
    void cutsWhatIsTooLongToBeRead() {
        assertThatThrownBy(() -> new EnvironmentName("x".repeat(5000)))
                .extracting(e -> e.getMessage().length())
                .matches(length -> (int) length < 250);
    }

    @Test
    void sortsByItsText() {
        assertThat(new EnvironmentName("a")).isLessThan(new EnvironmentName("b"));
    }
}
