package dev.forkstack.provider.s3;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets at a store that somebody else has made, in which a line is an object. */
final class S3StoreUnderTest implements ProviderUnderTest, AutoCloseable {

    static final Pacing QUICK =
            new Pacing(Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofSeconds(20), Duration.ofSeconds(10));

    final RunningStore store;
    private final S3Client client;
    private final Path home;
    private final RecordedProgress progress = new RecordedProgress();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    S3StoreUnderTest(RunningStore store, Path home) {
        this.store = store;
        this.client = store.client();
        this.home = home;
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        Map<String, String> settings =
                Map.of("endpoint", store.endpoint().toString(), "region", store.region(), "prod", production(project));
        return new S3Factory(QUICK)
                .create(
                        new Settings("bucket", settings),
                        new ProviderContext(
                                new ResourceNames(project),
                                home,
                                home,
                                new TestArtifacts(),
                                Credentials.of(store.credentials()),
                                progress));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(project));
    }

    private static String production(ProjectName project) {
        return "live-" + project;
    }

    @Override
    public Source source(ProjectName project) {
        return sources.computeIfAbsent(production(project), name -> {
            make(name);
            EnvVars values = EnvVars.NONE
                    .with(Keys.BUCKET_NAME, name)
                    .with(Keys.AWS_ENDPOINT_URL_S3, store.endpoint().toString())
                    .with(Keys.AWS_REGION, store.region());
            write(values, "seed");
            Resource production;
            try (ResourceProvider provider = open(project)) {
                production = provider.find(EnvironmentName.PROD).orElseThrow();
            }
            return new Source(production, values, name);
        });
    }

    @Override
    public Set<String> read(EnvVars values) {
        return client.listObjectsV2(request -> request.bucket(bucket(values))).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.startsWith(".forkstack/"))
                .collect(Collectors.toSet());
    }

    @Override
    public void write(EnvVars values, String line) {
        client.putObject(request -> request.bucket(bucket(values)).key(line), RequestBody.fromString(line));
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        String name = project + "-bucket-" + env;
        make(name);
        client.putObject(request -> request.bucket(name).key("theirs"), RequestBody.fromString("theirs"));
    }

    /** The application has keys of its own; what it is told is where the bucket is. */
    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return stands(project + "-bucket-" + env) ? 1 : 0;
    }

    @Override
    public Optional<String> whyNothingIsSecret() {
        return Optional.of("the application has keys of its own");
    }

    @Override
    public List<String> told() {
        return progress.lines();
    }

    private boolean stands(String bucket) {
        try {
            client.headBucket(request -> request.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    private void make(String bucket) {
        client.createBucket(request -> request.bucket(bucket));
        made.add(bucket);
    }

    /** A store that somebody has named stays, and shall be as it was. */
    private void remove(String bucket) {
        client.listObjectsV2(request -> request.bucket(bucket))
                .contents()
                .forEach(object ->
                        client.deleteObject(request -> request.bucket(bucket).key(object.key())));
        client.deleteBucket(request -> request.bucket(bucket));
    }

    @Override
    public void close() throws InterruptedException {
        made.stream().filter(this::stands).forEach(this::remove);
        client.close();
        store.close();
    }

    private static String bucket(EnvVars values) {
        return values.get(Keys.BUCKET_NAME).orElseThrow();
    }
}
