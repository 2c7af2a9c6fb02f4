package dev.forkstack.provider.tigris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Settings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TigrisSettingsTest {

    private static final ResourceNames APP = new ResourceNames(new ProjectName("app"));

    @Test
    void nothingHasToBeSet() {
        TigrisSettings settings = read(Map.of("bucketSuffix", "acme"));

        assertThat(settings.prod()).isEqualTo("app-bucket-prod-acme");
        assertThat(settings.endpoint()).hasToString("https://t3.storage.dev");
        assertThat(settings.iam()).hasToString("https://iam.storage.dev");
        assertThat(settings.keys()).isTrue();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoAddressIsRepeated() {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> read(Map.of(
                        "prod",
                        "Prod",
                        "keys",
                        "no",
                        "endpoint",
                        "http://tid_x:tsec_y@example.org",
                        "iamEndpoint",
                        "http://example.org")));

        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        assertThat(failure.getMessage() + failure.remedy())
                .contains("bucket.prod", "bucket.keys", "bucket.endpoint", "bucket.iamEndpoint")
                .doesNotContain("tsec_y");
    }

    @Test
    void productionsBucketIsNoEnvironments() {
        TigrisNames names = names("app-bucket-live");

        assertThat(names.of(EnvironmentName.PROD)).isEqualTo("app-bucket-live");
        assertThat(names.env("app-bucket-alice")).hasValue(new EnvironmentName("alice"));
        assertThat(catchThrowableOfType(ForkStackException.class, () -> names.of(new EnvironmentName("live")))
                        .getMessage())
                .contains("production's own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123456789Z", "1969-12-31T23:59:59.5Z"})
    void anInstantIsWrittenInNanosecondsAndReadBack(String text) {
        Instant at = Instant.parse(text);

        assertThat(SnapshotVersion.instant(SnapshotVersion.of(at))).hasValue(at);
    }

    @Test
    void whatIsNoVersionIsNoInstant() {
        assertThat(SnapshotVersion.of(Instant.parse("2025-12-16T13:23:21.501544464Z")))
                .isEqualTo("1765891401501544464");
        assertThat(SnapshotVersion.instant("before the release")).isEmpty();
    }

    @Test
    void aKeysNameTellsOneBucketAlone() {
        KeyName name = new KeyName("app-bucket-alice", "0123456789ab");

        assertThat(KeyName.parse(name.toString())).hasValue(name);
        assertThat(KeyName.parse(new KeyName("app-bucket-alice-0123456789ab", "0123456789ab").toString()))
                .map(KeyName::bucket)
                .hasValue("app-bucket-alice-0123456789ab");
        assertThat(KeyName.parse("somebody's")).isEmpty();
        assertThat(KeyName.parse("forkstack-app-bucket-alice")).isEmpty();
    }

    private static TigrisSettings read(Map<String, String> given) {
        Settings settings = new Settings("bucket", given);
        return TigrisSettings.read(settings, BucketNames.of(APP, settings));
    }

    private static TigrisNames names(String prod) {
        return new TigrisNames(new BucketNames(APP, ""), prod);
    }
}
