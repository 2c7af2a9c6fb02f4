package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeonSettingsTest {

    @Test
    void theProjectIsEnough() {
        NeonSettings settings = read(Map.of("project", "quiet-meadow-123456"));

        assertThat(settings.api()).hasToString("https://console.neon.tech/api/v2");
        assertThat(settings.prod()).isEmpty();
        assertThat(settings.expires()).isEmpty();
        assertThat(settings.isSchemaOnly()).isFalse();
    }

    @Test
    void everythingIsRead() {
        NeonSettings settings = read(Map.of(
                "project", "quiet-meadow-123456",
                "prod", "production",
                "database", "shop",
                "role", "shop_owner",
                "data", "schema-only",
                "expires", "12h",
                "api", "http://127.0.0.1:4711/api/v2/"));

        assertThat(settings.prod()).contains("production");
        assertThat(settings.login().database()).contains("shop");
        assertThat(settings.login().role()).contains("shop_owner");
        assertThat(settings.isSchemaOnly()).isTrue();
        assertThat(settings.expires()).contains(Duration.ofHours(12));
        assertThat(settings.api()).hasToString("http://127.0.0.1:4711/api/v2");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ForkStackException failure = refused(
                Map.of("project", "Not An Id", "data", "half", "expires", "31d", "api", "http://neon.example.com"));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure.getMessage())
                .contains("4 problems", "database.project", "database.data", "database.expires", "database.api");
        assertThat(failure.remedy()).contains("30 days", "full or schema-only", "https");
    }

    @Test
    void theProjectIsMissed() {
        assertThat(refused(Map.of()).getMessage()).isEqualTo("The setting database.project is missing.");
    }

    /** The API key would be read by whoever listens. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://console.neon.tech/api/v2",
                "https://jo:hunter2@console.neon.tech/api/v2",
                "http://127.0.0.1.example.com/api/v2",
                "ftp://127.0.0.1",
                "https://user@console.neon.tech",
                "console.neon.tech"
            })
    void noKeyGoesToAnAddressInTheClear(String api) {
        assertThat(refused(Map.of("project", "a-b-1", "api", api)).getMessage())
                .contains("database.api")
                .doesNotContain(api);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31d", "721h", "0d", "7", "d", "-1d", "99999999d"})
    void noBranchExpiresLaterThanNeonAllows(String expires) {
        assertThat(refused(Map.of("project", "a-b-1", "expires", expires)).getMessage())
                .contains("database.expires");
    }

    private static NeonSettings read(Map<String, String> values) {
        return NeonSettings.read(new Settings("database", values));
    }

    private static ForkStackException refused(Map<String, String> values) {
        return catchThrowableOfType(ForkStackException.class, () -> read(values));
    }
}
