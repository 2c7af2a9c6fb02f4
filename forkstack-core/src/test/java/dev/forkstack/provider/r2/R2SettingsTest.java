package dev.forkstack.provider.r2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class R2SettingsTest {

    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";

    @Test
    void anAccountIsEnough() {
        R2Settings settings = read(Map.of());

        assertThat(settings.endpoint()).hasToString("https://" + ACCOUNT + ".r2.cloudflarestorage.com");
        assertThat(settings.api()).hasToString("https://api.cloudflare.com/client/v4");
        assertThat(settings.production()).isEqualTo("shop-bucket-prod");
        assertThat(settings.keyLife()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aJurisdictionHasAnAddressOfItsOwn() {
        assertThat(read(Map.of("jurisdiction", "eu")).endpoint())
                .hasToString("https://" + ACCOUNT + ".eu.r2.cloudflarestorage.com");
        assertThat(read(Map.of("jurisdiction", "fedramp-high")).endpoint())
                .hasToString("https://" + ACCOUNT + ".fedramp-high.r2.cloudflarestorage.com");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> read(Map.of(
                        "account", "12",
                        "jurisdiction", "mars",
                        "keyLife", "8d",
                        "api", "http://api.example.org",
                        "fill", "prefixes")));

        assertThat(failure.getMessage())
                .contains(
                        "5 problems",
                        "bucket.account",
                        "bucket.jurisdiction",
                        "bucket.keyLife",
                        "bucket.api",
                        "bucket.fill");
    }

    private static R2Settings read(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("account", ACCOUNT));
        settings.putAll(more);
        return R2Settings.read(new Settings("bucket", settings), new ResourceNames(new ProjectName("shop")));
    }
}
