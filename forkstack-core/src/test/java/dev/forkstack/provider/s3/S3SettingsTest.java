package dev.forkstack.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3SettingsTest {

    private static final EnvironmentName ALICE = new EnvironmentName("alice");

    @TempDir
    Path directory;

    private final Map<String, String> shell = new HashMap<>();

    @Test
    void aRegionIsEnoughAtAmazon() {
        S3Settings settings = read(Map.of("region", "eu-central-1"));

        assertThat(settings.isAws()).isTrue();
        assertThat(settings.address().endpoint()).isEmpty();
        assertThat(settings.isAccountRegional()).isFalse();
        assertThat(settings.names().name(ALICE)).isEqualTo("shop-bucket-alice");
        assertThat(settings.production()).isEqualTo("shop-bucket-prod");
        assertThat(settings.fill().prefixes()).isEmpty();
    }

    @Test
    void namesAreTheAccountsOwnWhereTheConfigurationKnowsIt() {
        S3Settings settings = read(Map.of("region", "eu-central-1", "account", "123456789012", "bucketSuffix", "x"));

        assertThat(settings.isAccountRegional()).isTrue();
        assertThat(settings.names().name(ALICE)).isEqualTo("shop-bucket-alice-x-123456789012-eu-central-1-an");
        assertThat(settings.names().environmentOf("shop-bucket-alice-x-123456789012-eu-central-1-an"))
                .hasValue(ALICE);
        // It was there before such names were.
        assertThat(settings.production()).isEqualTo("shop-bucket-prod-x");
    }

    @Test
    void namesAreSharedWhereThatIsSaidOrAmazonHasNoOthers() {
        assertThat(read(Map.of("region", "eu-central-1", "account", "123456789012", "namespace", "global"))
                        .isAccountRegional())
                .isFalse();
        assertThat(read(Map.of("region", "me-south-1", "account", "123456789012"))
                        .isAccountRegional())
                .isFalse();
    }

    /** Else two colleagues would make two environments of one name. */
    @Test
    void noNameDependsOnTheShell() {
        shell.putAll(Map.of("AWS_ACCOUNT_ID", "123456789012", "AWS_REGION", "eu-central-1"));

        S3Settings settings = read(Map.of());

        assertThat(settings.names().name(ALICE)).isEqualTo("shop-bucket-alice");
        assertThat(settings.owner()).hasValue("123456789012");
        assertThat(read(Map.of("account", "210987654321")).isAccountRegional()).isFalse();
        assertThat(read(Map.of("account", "210987654321")).owner()).hasValue("210987654321");
    }

    @Test
    void theRegionIsTheShellsOrTheProfilesUnlessTheShellIsAnEnvironments() throws IOException {
        Files.writeString(
                directory.resolve("config"), "[default]\nregion=us-west-2\n[profile \"p\"]\nregion = eu-west-1\n");
        assertThat(read(Map.of()).region()).isEqualTo("us-west-2");
        assertThat(read(Map.of("profile", "p")).region()).isEqualTo("eu-west-1");
        shell.put("AWS_REGION", "ap-south-1");
        assertThat(read(Map.of("profile", "p")).region()).isEqualTo("ap-south-1");
        shell.put("FORKSTACK_ENV", "alice");
        assertThat(read(Map.of()).region()).isEqualTo("us-west-2");
    }

    @Test
    void anotherStoreNeedsAnAddressAndNothingElse() {
        S3Settings settings = read(Map.of("endpoint", "http://127.0.0.1:9000/"));

        assertThat(settings.isAws()).isFalse();
        assertThat(settings.address().endpoint().orElseThrow()).hasToString("http://127.0.0.1:9000");
        assertThat(settings.region()).isEqualTo("us-east-1");
        assertThat(read(Map.of("endpoint", "https://s3.dualstack.eu-central-1.amazonaws.com", "region", "eu-central-1"))
                        .isAws())
                .isTrue();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ForkStackException failure = failure(Map.of(
                "endpoint", "http://store.example.org",
                "account", "12",
                "namespace", "account-regional",
                "fill", "copy",
                "prefixes", "images/",
                "maxObjects", "many",
                "maxBytes", "much",
                "bucketSuffix", "A_B"));

        assertThat(failure.getMessage())
                .contains(
                        "8 problems",
                        "bucket.endpoint",
                        "bucket.account",
                        "bucket.namespace",
                        "bucket.fill is copy, and there are bucket.prefixes",
                        "bucket.maxObjects",
                        "bucket.maxBytes",
                        "bucketSuffix",
                        "bucket.region is missing")
                .doesNotContain("store.example.org");
        assertThat(failure(Map.of("region", "eu-central-1", "fill", "prefixes")).getMessage())
                .contains("names none");
    }

    @Test
    void prefixesAloneSayWhatIsCopied() {
        assertThat(read(Map.of("region", "eu-central-1", "prefixes", "images/, public/"))
                        .fill()
                        .prefixes())
                .isEqualTo(List.of("images/", "public/"));
    }

    private ForkStackException failure(Map<String, String> settings) {
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> read(settings));
        assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        return failure;
    }

    private S3Settings read(Map<String, String> settings) {
        shell.put("AWS_CONFIG_FILE", directory.resolve("config").toString());
        shell.put(
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("credentials").toString());
        return S3Settings.read(
                new Settings("bucket", settings),
                new ProviderContext(
                        new ResourceNames(new ProjectName("shop")),
                        directory,
                        directory,
                        new TestArtifacts(),
                        Credentials.of(shell),
                        new RecordedProgress()));
    }
}
