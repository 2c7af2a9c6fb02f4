package dev.forkstack.provider.s3;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.aws.AwsEmulator;
import dev.forkstack.emulator.aws.AwsOptions;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.LinesInBuckets;
import dev.forkstack.provider.bucket.OwnersBuckets;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Amazon S3 on this machine, with an account that is known, so that the names are its own. */
final class AwsUnderTest implements FaultyService, LinesInBuckets {

    final AwsEmulator aws;
    final AtS3 at;
    final OwnersBuckets buckets;
    private final AtomicInteger projects = new AtomicInteger();

    AwsUnderTest(Path directory) {
        this(directory, AwsOptions.DEFAULT);
    }

    AwsUnderTest(Path directory, AwsOptions options) {
        this.aws = AwsEmulator.start(0, directory.resolve("service"), options);
        String keyId = aws.owner().accessKeyId();
        String secret = aws.owner().secret();
        this.at = new AtS3(directory, Map.of("AWS_ACCESS_KEY_ID", keyId, "AWS_SECRET_ACCESS_KEY", secret));
        this.buckets = new OwnersBuckets(aws.endpoint(), options.region(), keyId, secret);
    }

    @Override
    public OwnersBuckets buckets() {
        return buckets;
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return at.open(project, settings(project));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(project));
    }

    private Map<String, String> settings(ProjectName project) {
        return Map.of(
                "endpoint", aws.endpoint().toString(),
                "account", aws.options().account(),
                "region", aws.options().region(),
                "prod", LinesInBuckets.production(project));
    }

    /** A new project, with these settings besides. */
    TestedProject project(Map<String, String> more) {
        return project(new ProjectName("own" + projects.incrementAndGet()), more);
    }

    TestedProject project(ProjectName project, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(settings(project));
        settings.putAll(more);
        return new TestedProject(project, at.open(project, settings));
    }

    String name(ProjectName project, EnvironmentName env) {
        return project + "-bucket-" + env + "-" + aws.options().account() + "-"
                + aws.options().region() + "-an";
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        buckets.plant(name(project, env), Map.of("x-amz-bucket-namespace", "account-regional"));
    }

    /** The application has keys of its own, or a role; what it is told is where the bucket is. */
    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return buckets.stands(name(project, env)) ? 1 : 0;
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(() -> traffic().fail(new Fault("PUT", "^/app[^/?]*$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(aws.owner().secret());
    }

    @Override
    public List<String> told() {
        return at.told();
    }

    @Override
    public String name() {
        return "Amazon S3";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public Traffic traffic() {
        return aws.traffic();
    }

    @Override
    public String state() {
        return aws.state();
    }

    @Override
    public void close() {
        buckets.client().close();
        aws.close();
    }
}
