package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

    @Test
    void anAddressHasDefaultsForEverythingButTheHost() {
        ServerSettings settings = read("postgresql://db.example.org");

        assertThat(settings.address()).hasToString("db.example.org:5432");
        assertThat(settings.database()).isEqualTo("postgres");
        assertThat(settings.user()).isEmpty();
        assertThat(settings.sources()).containsExactly(Map.entry(EnvironmentName.PROD, "shop-prod"));
    }

    @Test
    void whatTheAddressSaysOfTheAdminAndOfEncryptionIsTaken() {
        ServerSettings settings =
                read("postgres://a%40b@[::1]:6432/maintenance?sslmode=verify-full&sslrootcert=certs/root.crt");

        assertThat(settings.user()).hasValue("a@b");
        assertThat(settings.database()).isEqualTo("maintenance");
        assertThat(settings.address().jdbcUrl("x"))
                .isEqualTo("jdbc:postgresql://[::1]:6432/x?sslmode=verify-full&sslrootcert=/shop/certs/root.crt");
    }

    @Test
    void aPasswordTravelsInTheClearOnThisMachineAloneOrWhereThatIsSaid() {
        assertThat(read("postgresql://db.example.org").address().parameters()).containsEntry("sslmode", "require");
        assertThat(read("postgresql://127.0.0.1").address().parameters()).isEmpty();
        assertThat(read("postgresql://db.example.org?sslmode=disable").address().parameters())
                .containsEntry("sslmode", "disable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://jo:hunter2@db.example.org/postgres",
                "postgresql://jo:hunter2@db.example.org:99999/x",
                "jdbc:postgresql://db.example.org/?password=hunter2",
                "postgresql://db.example.org/postgres?sslmode=require&sslpassword=hunter2"
            })
    void aPasswordInTheAddressIsAnErrorThatDoesNotRepeatIt(String url) {
        assertThatThrownBy(() -> read(url))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("database.url holds a password, and no secret stands in a configuration.")
                .extracting(thrown -> ((ForkStackException) thrown).remedy())
                .asString()
                .contains("PGPASSWORD")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hunter2/x@h/db",
                "postgresql://u:hunter2?eim@h/db",
                "postgresql+psycopg2://u:hunter2@h/db",
                "jdbc:postgresql://u:hunter2@h/db",
                "host=h user=u password=hunter2",
                "hunter2"
            })
    void whateverTheAddressIsItIsNeverRepeated(String url) {
        assertThatThrownBy(() -> read(url))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("database.url")
                .satisfies(thrown -> assertThat(thrown + ((ForkStackException) thrown).remedy())
                        .doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.example.org",
                "mysql://db.example.org",
                "postgresql://one,two/x",
                "postgresql://db.example.org:0/x",
                "postgresql://db.example.org:65536/x",
                "postgresql://db.example.org/x?sslmode=maybe",
                "postgresql://db.example.org/x?options=-c%20role%3Dx"
            })
    void whatIsNoAddressIsToldWithAnExample(String url) {
        assertThatThrownBy(() -> read(url))
                .hasMessageContaining("database.url")
                .hasMessageContaining("postgresql://db.example.org:5432/postgres?sslmode=verify-full");
    }

    @Test
    void databasesThatSomebodyMadeAreNamedAsSources() {
        ServerSettings settings = ServerSettings.read(
                new Settings("database", Map.of("url", "postgresql://h", "prod", "Shop Live", "dev", "shop_dev")),
                "shop-prod",
                Path.of("/shop"));

        assertThat(settings.sources())
                .containsOnly(Map.entry(EnvironmentName.PROD, "Shop Live"), Map.entry(EnvironmentName.DEV, "shop_dev"));
    }

    @Test
    void withoutAnAddressThereIsNoServer() {
        assertThatThrownBy(() -> ServerSettings.read(new Settings("database", Map.of()), "x", Path.of("/")))
                .hasMessageContaining("database.url is missing");
    }

    private static ServerSettings read(String url) {
        return ServerSettings.read(new Settings("database", Map.of("url", url)), "shop-prod", Path.of("/shop"));
    }
}
