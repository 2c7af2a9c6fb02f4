package dev.forkstack.provider.r2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.emulator.r2.R2Options;
import dev.forkstack.model.EnvVars;
import dev.forkstack.provider.bucket.OwnersBuckets;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.SdkClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an application is given to use its bucket at R2 with, from a token or without one. */
class R2KeysIT {

    @TempDir
    static Path directory;

    static R2UnderTest service;
    private static int projects;

    private final ProjectName name = new ProjectName("keys" + ++projects);

    @BeforeAll
    static void start() {
        service = new R2UnderTest(directory, R2Options.DEFAULT.in("eu"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aKeyOpensItsOwnBucketAloneAndSaysWhenItEnds() {
        TestedProject app = withToken(Clock.systemUTC(), Map.of("keyLife", "2d"));
        var source = service.source(name);
        app.fork(source.resource(), "alice");

        EnvVars values = app.connect("alice");

        assertThat(Instant.parse(values.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE).orElseThrow()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(47)), Instant.now().plus(Duration.ofHours(48)));
        assertThat(service.read(values)).containsExactly("seed");
        try (S3Client client = SdkClient.of(values)) {
            assertThatThrownBy(
                            () -> OwnersBuckets.read(client, source.resource().name()))
                    .isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void aKeyIsKeptForMostOfItsLifeAndThenReplaced() {
        Instant now = Instant.now();
        TestedProject app = withToken(Clock.systemUTC(), Map.of());
        app.fork(service.source(name).resource(), "alice");
        EnvVars first = app.connect("alice");

        EnvVars kept = at(now.plus(Duration.ofDays(5))).connect("alice");
        EnvVars renewed = at(now.plus(Duration.ofDays(6))).connect("alice");

        assertThat(kept).isEqualTo(first);
        assertThat(renewed.get(Keys.AWS_ACCESS_KEY_ID)).isNotEqualTo(first.get(Keys.AWS_ACCESS_KEY_ID));
        assertThat(service.credentials(name, new EnvironmentName("alice"))).isEqualTo(2);
    }

    @Test
    void withoutATokenAnApplicationHasAKeyOfItsOwn() {
        Map<String, String> pair = Map.of(
                "R2_ACCESS_KEY_ID", service.r2.owner().accessKeyId(),
                "R2_SECRET_ACCESS_KEY", service.r2.owner().secret());
        TestedProject app = new TestedProject(
                name, service.open(name, jurisdiction(), pair, directory.resolve("home"), Clock.systemUTC()));
        app.fork(service.source(name).resource(), "alice");

        EnvVars values = app.connect("alice");

        assertThat(values.keys())
                .containsExactlyInAnyOrder(Keys.BUCKET_NAME, Keys.AWS_REGION, Keys.AWS_ENDPOINT_URL_S3);
        assertThat(((Diagnosable) app.provider).diagnose())
                .filteredOn(finding -> finding.level() != Finding.Level.OK)
                .extracting(Finding::remedy)
                .containsExactly(
                        "Set it to an R2 API token with Admin Read & Write to have a key for each environment.");
    }

    @Test
    void aKeyGoesFromThisMachineWithItsEnvironment() {
        TestedProject app = withToken(Clock.systemUTC(), Map.of());
        app.fork(service.source(name).resource(), "alice");
        app.connect("alice");
        Path file = directory.resolve("home/r2/0123456789abcdef0123456789abcdef.eu/" + name + "-bucket-alice.json");
        assertThat(file).exists();

        app.provider.delete(app.owned("alice"));

        assertThat(file).doesNotExist();
    }

    private TestedProject at(Instant instant) {
        return withToken(Clock.fixed(instant, java.time.ZoneOffset.UTC), Map.of());
    }

    @Test
    void aShellsKeyOfAmazonIsNotShownToCloudflareWhereThereIsAToken() {
        Map<String, String> shell = Map.of(
                "CLOUDFLARE_API_TOKEN", service.r2.token(),
                "AWS_ACCESS_KEY_ID", "AKIAAMAZON",
                "AWS_SECRET_ACCESS_KEY", "amazons",
                "AWS_SESSION_TOKEN", "amazons session");
        TestedProject app = new TestedProject(
                name,
                service.open(
                        name, Map.of("jurisdiction", "eu"), shell, directory.resolve("amazon"), Clock.systemUTC()));

        app.fork(service.source(name).resource(), "alice");

        assertThat(service.read(app.connect("alice"))).containsExactly("seed");
    }

    private TestedProject withToken(Clock clock, Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(jurisdiction());
        settings.putAll(more);
        return new TestedProject(
                name,
                service.open(
                        name,
                        settings,
                        Map.of("CLOUDFLARE_API_TOKEN", service.r2.token()),
                        directory.resolve("home"),
                        clock));
    }

    private static Map<String, String> jurisdiction() {
        return Map.of("jurisdiction", "eu");
    }
}
