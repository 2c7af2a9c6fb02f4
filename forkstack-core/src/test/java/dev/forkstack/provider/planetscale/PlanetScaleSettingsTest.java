package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanetScaleSettingsTest {

    private static final Map<String, String> LEAST =
            Map.of("organization", "acme", "database", "shop", "data", "schema");

    private static PlanetScaleSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(more);
        return PlanetScaleSettings.read(new Settings("database", all));
    }

    private static ForkStackException refused(Map<String, String> settings) {
        return catchThrowableOfType(
                ForkStackException.class, () -> PlanetScaleSettings.read(new Settings("database", settings)));
    }

    @Test
    void organizationDatabaseAndDataAreEnough() {
        PlanetScaleSettings settings = read(Map.of());
        assertThat(settings.api()).hasToString("https://api.planetscale.com/v1");
        assertThat(settings.made()).isEqualTo(new PlanetScaleSettings.Made(DataMode.SCHEMA, "PS_10", settings.prod()));
        assertThat(settings.passwordLife()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void everythingIsRead() {
        PlanetScaleSettings settings = read(Map.of(
                "data", "backup",
                "prod", "main",
                "clusterSize", "PS_20",
                "region", "us-east",
                "passwordLife", "12h",
                "api", "http://127.0.0.1:4711/v1/"));
        assertThat(settings.prod()).contains("main");
        assertThat(settings.made().data()).isEqualTo(DataMode.BACKUP);
        assertThat(settings.made().size()).isEqualTo("PS_20");
        assertThat(settings.made().region()).contains("us-east");
        assertThat(settings.passwordLife()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.api()).hasToString("http://127.0.0.1:4711/v1");
    }

    @Test
    void whatIsCopiedHasToBeSaidAndIsExplained() {
        ForkStackException failure = refused(Map.of("organization", "acme", "database", "shop"));
        assertThat(failure).hasMessage("The setting database.data is missing.");
        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure.remedy())
                .contains("\"schema\"", "\"backup\"", "\"empty\"", "without their rows", "neither schema nor data");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ForkStackException failure = refused(Map.of(
                "organization", "a/b",
                "database", "",
                "data", "half",
                "passwordLife", "5m",
                "api", "http://planetscale.example.com"));
        assertThat(failure.getMessage())
                .contains("5 problems", "organization", "database.database", "data", "passwordLife", "database.api")
                .doesNotContain("planetscale.example.com");
    }
}
