package dev.forkstack.provider.r2;

import static dev.forkstack.provider.bucket.OwnersBuckets.bucket;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.r2.R2Emulator;
import dev.forkstack.emulator.r2.R2Options;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.LinesInBuckets;
import dev.forkstack.provider.bucket.OwnersBuckets;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.Pacings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.SdkClient;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** R2 on this machine, asked with an API token, so that each environment has a key of its own. */
final class R2UnderTest implements FaultyService, LinesInBuckets {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    final R2Emulator r2;

    final OwnersBuckets buckets;
    final RecordedProgress progress = new RecordedProgress();
    private final Path directory;

    R2UnderTest(Path directory, R2Options options) {
        this.directory = directory;
        this.r2 = R2Emulator.start(0, directory.resolve("service"), options);
        this.buckets = new OwnersBuckets(
                r2.endpoint(), "auto", r2.owner().accessKeyId(), r2.owner().secret());
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return open(
                project,
                Map.of(),
                Map.of("CLOUDFLARE_API_TOKEN", r2.token()),
                directory.resolve("home"),
                Clock.systemUTC());
    }

    ResourceProvider open(
            ProjectName project, Map<String, String> more, Map<String, String> shell, Path home, Clock clock) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "account", R2Emulator.ACCOUNT,
                "endpoint", r2.endpoint().toString(),
                "api", r2.api().toString(),
                "prod", LinesInBuckets.production(project)));
        settings.putAll(more);
        return new R2Factory(Pacings.QUICK, clock)
                .create(
                        new Settings("bucket", settings),
                        new ProviderContext(
                                new ResourceNames(project),
                                home,
                                home,
                                new TestArtifacts(),
                                Credentials.of(shell),
                                progress));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(
                project,
                Map.of(),
                Map.of("CLOUDFLARE_API_TOKEN", r2.token()),
                directory.resolve("colleague"),
                Clock.systemUTC()));
    }

    @Override
    public OwnersBuckets buckets() {
        return buckets;
    }

    @Override
    public Source source(ProjectName project) {
        Source source = LinesInBuckets.super.source(project);
        EnvVars values = source.values()
                .with(Keys.AWS_ACCESS_KEY_ID, r2.owner().accessKeyId())
                .with(Keys.AWS_SECRET_ACCESS_KEY, r2.owner().secret());
        return new Source(source.resource(), values, source.address());
    }

    @Override
    public Optional<String> whyNothingIsSecret() {
        return Optional.empty();
    }

    @Override
    public Set<String> read(EnvVars values) {
        return with(values, client -> OwnersBuckets.read(client, bucket(values)));
    }

    @Override
    public void write(EnvVars values, String line) {
        with(
                values,
                client -> client.putObject(
                        request -> request.bucket(bucket(values)).key(line), RequestBody.fromString(line)));
    }

    private static <T> T with(EnvVars values, Function<S3Client, T> action) {
        try (S3Client client = SdkClient.of(values)) {
            return action.apply(client);
        }
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        buckets.plant(name(project, env), Map.of());
    }

    static String name(ProjectName project, EnvironmentName env) {
        return project + "-bucket-" + env;
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return r2.keysTo(name(project, env));
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(() -> traffic().fail(new Fault("PUT", "^/app[^/?]*$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(r2.token(), r2.owner().secret());
    }

    @Override
    public List<String> told() {
        return progress.lines();
    }

    @Override
    public String name() {
        return "Cloudflare R2";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public Traffic traffic() {
        return r2.traffic();
    }

    /** Without keys: nobody can take one back. */
    @Override
    public String state() {
        return r2.state()
                .lines()
                .filter(line -> line.startsWith("bucket "))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Override
    public void close() {
        buckets.client().close();
        r2.close();
    }
}
