package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {

    @ParameterizedTest
    @CsvSource({
        "app,app",
        "My App,my-app",
        "Über_Shop 2,ber-shop-2",
        "--a--b--,a-b",
        "com.example:web,com-example-web",
        "ISTANBUL,istanbul"
    })
    void makesANameOfAnyText(String text, String name) {
        assertThat(ProjectName.from(text)).hasToString(name);
    }

    @Test
    void cutsALongTextWithoutLeavingAHyphenAtItsEnd() {
        assertThat(ProjectName.from("a".repeat(39) + "-bcd").value()).isEqualTo("a".repeat(39));
        assertThat(ProjectName.from("a".repeat(99)).value()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "日本", "…"})
    void refusesATextWithoutALetterOrDigit(String text) {
        assertThatThrownBy(() -> ProjectName.from(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"App", "a--b", "-a", "a b"})
    void isNeverHeldInAnotherShapeThanItsOwn(String text) {
        assertThatThrownBy(() -> new ProjectName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void namesResourcesByOneRule() {
        ResourceNames names = new ResourceNames(new ProjectName("app"));
        EnvironmentName alice = new EnvironmentName("alice");

        assertThat(names.database(alice)).isEqualTo("app-alice");
        assertThat(names.bucket(alice)).isEqualTo("app-bucket-alice");
        assertThat(names.directory(alice)).isEqualTo("app.alice.db");
    }
}
