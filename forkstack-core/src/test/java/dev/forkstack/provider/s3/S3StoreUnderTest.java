package dev.forkstack.provider.s3;

import dev.forkstack.provider.bucket.LinesInBuckets;
import dev.forkstack.provider.bucket.OwnersBuckets;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets at a store that somebody else has made. */
final class S3StoreUnderTest implements LinesInBuckets, AutoCloseable {

    private final RunningStore store;
    private final AtS3 at;
    private final OwnersBuckets buckets;

    S3StoreUnderTest(RunningStore store, Path home) {
        this.store = store;
        this.at = new AtS3(home, store.credentials());
        this.buckets = new OwnersBuckets(store.endpoint(), store.region(), store.keyId(), store.secret());
    }

    @Override
    public OwnersBuckets buckets() {
        return buckets;
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return at.open(
                project,
                Map.of(
                        "endpoint",
                        store.endpoint().toString(),
                        "region",
                        store.region(),
                        "prod",
                        LinesInBuckets.production(project)));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(project));
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        buckets.plant(project + "-bucket-" + env, Map.of());
    }

    /** The application has keys of its own; what it is told is where the bucket is. */
    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return buckets.stands(project + "-bucket-" + env) ? 1 : 0;
    }

    @Override
    public List<String> told() {
        return at.told();
    }

    @Override
    public void close() throws InterruptedException {
        buckets.close();
        store.close();
    }
}
