package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.runtime.Keys;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"JDBC_DATABASE_PASSWORD", "DATABASE_AUTH_TOKEN", "AWS_SECRET_ACCESS_KEY", "STRIPE", "AUDIT_X"})
    void whatIsNotKnownToBeHarmlessIsNotShown(String key) {
        assertThat(Masking.shown(key, "hush")).isEmpty();
    }

    /** A key that is added is secret until somebody says otherwise. */
    @Test
    void ofOurOwnKeysTheseAreHidden() {
        Set<String> hidden = new TreeSet<>(Keys.ALL);
        hidden.removeIf(key -> Masking.shown(key, "x").isPresent());
        assertThat(hidden)
                .containsExactly(
                        "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "DATABASE_AUTH_TOKEN", "JDBC_DATABASE_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://app:hush@127.0.0.1:5432/app, postgresql://app:***@127.0.0.1:5432/app",
        "postgresql://app:hu@sh@db/app?x=1, postgresql://app:***@db/app?x=1",
        "postgresql://:hush@db/app, postgresql://:***@db/app",
        "libsql://db?authToken=hush&tls=1, libsql://db?authToken=***&tls=1",
        "libsql://db?token=hush, libsql://db?token=***",
        "jdbc:x://db?user=a&password=hush, jdbc:x://db?user=a&password=***",
        "jdbc:x://db;ACCESS_KEY=hush;a=b, jdbc:x://db;ACCESS_KEY=***;a=b",
        "postgresql://app@db/app, postgresql://app@db/app",
        "http://127.0.0.1:9000, http://127.0.0.1:9000"
    })
    void aUrlIsShownWithoutWhatOpensIt(String url, String shown) {
        assertThat(Masking.shown("AUDIT_DATABASE_URL", url)).hasValue(shown);
        assertThat(Masking.withoutCredentials(url)).isEqualTo(shown);
    }
}
