package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqldSettingsTest {

    private static final String ADMIN = "http://127.0.0.1:9090";

    @ParameterizedTest
    @CsvSource({
        "https://{namespace}.db.example.com, libsql://app-alice.db.example.com",
        "https://{namespace}.db.example.com:8443/, libsql://app-alice.db.example.com:8443",
        "http://{namespace}.localhost:8080, http://app-alice.localhost:8080",
        "http://localhost:8080/dev/{namespace}, http://localhost:8080/dev/app-alice/",
        "https://sqld:8080/dev/{namespace}/, https://sqld:8080/dev/app-alice/"
    })
    void anAddressLeadsToEachNamespace(String url, String application) {
        SqldSettings settings = read(Map.of("admin", ADMIN, "url", url));

        assertThat(settings.url().application("app-alice")).isEqualTo(application);
        assertThat(settings.prod()).isEqualTo("app-prod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://db.example.com", // no namespace
                "https://{namespace}", // the host's first label, and nothing follows
                "https://db.{namespace}.example.com",
                "https://{namespace}.{namespace}.example.com",
                "https://{namespace}.example.com/dev/x",
                "http://{namespace}.db.example.com", // a token would go in the clear
                "http://127.0.0.1:8080/dev/{namespace}", // the server would look for a namespace 127
                "https://db.example.com/dev/{namespace}", // for a namespace db
                "http://localhost:8080/{namespace}",
                "http://localhost:8080/dev/{namespace}?x=1",
                "https://user:secret@{namespace}.example.com",
                "libsql://{namespace}.example.com"
            })
    void anyOtherLeadsSomewhereElse(String url) {
        ForkStackException failure =
                catchThrowableOfType(ForkStackException.class, () -> read(Map.of("admin", ADMIN, "url", url)));

        assertThat(failure.getMessage()).contains("database.url").doesNotContain("secret");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> read(Map.of("admin", "http://example.org", "prod", "../etc", "tokenLife", "59m")));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure.getMessage())
                .contains("database.admin", "database.url is missing", "database.prod", "database.tokenLife");
    }

    @ParameterizedTest
    @CsvSource({"forkstack, registry, keeps its record", "app, live, production's own"})
    void noEnvironmentIsWhatIsSomebodyElses(String project, String env, String whose) {
        var names = NamespaceNames.of(new ResourceNames(new ProjectName(project)), "app-live");

        assertThat(catchThrowableOfType(ForkStackException.class, () -> names.of(new EnvironmentName(env))))
                .hasMessageContaining(whose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2VjcmV0", "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----"})
    void aKeyThatIsNoneIsNotRepeated(String text) {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class, () -> SigningKey.parse(new Secret(text), "Set the variable."));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.UNAUTHORIZED);
        assertThat(failure).hasNoCause().message().doesNotContain("secret", "c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {Registry.NAME, NamespacePlane.NOBODYS})
    void productionIsNotCalledAsWhatIsOurs(String prod) {
        Map<String, String> settings =
                Map.of("admin", ADMIN, "url", "http://localhost:1/dev/{namespace}", "prod", prod);

        assertThat(catchThrowableOfType(ForkStackException.class, () -> read(settings)))
                .hasMessageContaining("database.prod");
    }

    private static SqldSettings read(Map<String, String> settings) {
        return SqldSettings.read(
                new Settings("database", new HashMap<>(settings)), new ResourceNames(new ProjectName("app")));
    }
}
