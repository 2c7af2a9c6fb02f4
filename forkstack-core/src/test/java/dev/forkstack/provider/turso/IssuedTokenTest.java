package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Secret;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokenTest {

    private static final Instant ISSUED = Instant.parse("2026-11-25T12:00:00Z");
    private static final IssuedToken TOKEN =
            new IssuedToken(new Secret("hush"), "default", ISSUED, ISSUED.plus(Duration.ofHours(4)));

    @Test
    void isReadAsItWasWrittenAndNeverShown() {
        assertThat(IssuedToken.read(TOKEN.write())).hasValue(TOKEN);
        assertThat(TOKEN.toString()).doesNotContain("hush");
    }

    @Test
    void isKeptUntilAQuarterOfItsLifeIsLeft() {
        assertThat(TOKEN.isWorthKeeping(ISSUED)).isTrue();
        assertThat(TOKEN.isWorthKeeping(ISSUED.plus(Duration.ofHours(3)).minusSeconds(1)))
                .isTrue();
        assertThat(TOKEN.isWorthKeeping(ISSUED.plus(Duration.ofHours(3)))).isFalse();
        assertThat(TOKEN.isWorthKeeping(ISSUED.plus(Duration.ofHours(9)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"token\":\"a\"}",
                "{\"token\":\"a\",\"issued\":\"x\",\"expires\":\"y\"}",
                "{"
            })
    void whatIsNoTokenIsNone(String text) {
        assertThat(IssuedToken.read(text)).isEmpty();
    }
}
