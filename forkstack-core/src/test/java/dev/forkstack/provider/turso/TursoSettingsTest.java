package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.provider.libsql.TokenLife;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TursoSettingsTest {

    private static final ProjectName APP = new ProjectName("app");

    @Test
    void anOrganizationIsEnough() {
        TursoSettings settings = read(Map.of("organization", "acme"));

        assertThat(settings.prod()).isEqualTo("app-prod");
        assertThat(settings.group()).isEmpty();
        assertThat(settings.tokenLife().duration()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.api()).hasToString("https://api.turso.tech");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> read(Map.of("prod", "Prod", "group", "a/b", "tokenLife", "59m", "api", "http://example.org")));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure.getMessage())
                .contains(
                        "database.organization is missing",
                        "database.prod",
                        "database.group",
                        "database.tokenLife",
                        "database.api");
    }

    @Test
    void aKeyThatNobodyAskedForIsFoundOut() {
        Settings settings = new Settings("database", Map.of("organization", "acme", "grupo", "x"));

        TursoSettings.read(settings, new ResourceNames(APP));

        assertThat(settings.unknown()).containsExactly("grupo");
        assertThat(settings.known()).containsExactlyInAnyOrder("organization", "prod", "group", "tokenLife", "api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"60m", "1h", "12h", "30d", "2w"})
    void aTimeOfAnHourOrMoreIsATokensLife(String life) {
        assertThat(read(Map.of("organization", "acme", "tokenLife", life))
                        .tokenLife()
                        .written())
                .isEqualTo(life);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0d", "never", "30", "-1d", "1h30m", "30 d", "999999d", ""})
    void anythingElseIsNone(String life) {
        assertThat(TokenLife.parse(life)).isEmpty();
    }

    @Test
    void aNameThatTursoCannotTakeIsAnErrorBeforeAnythingIsTouched() {
        DatabaseNames names = TursoNames.of(new ResourceNames(APP), "o".repeat(40), "app-prod");

        assertThat(names.of(new EnvironmentName("e".repeat(18)))).hasSize(22);
        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> names.of(new EnvironmentName("e".repeat(19))));
        assertThat(failure.getMessage()).contains("23 characters", "takes 22");
        assertThat(failure.remedy()).contains("1 characters shorter");
    }

    private static TursoSettings read(Map<String, String> settings) {
        return TursoSettings.read(new Settings("database", new HashMap<>(settings)), new ResourceNames(APP));
    }
}
