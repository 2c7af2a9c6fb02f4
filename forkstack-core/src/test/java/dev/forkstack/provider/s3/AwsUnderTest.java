package dev.forkstack.provider.s3;

import static dev.forkstack.provider.bucket.OwnersBuckets.bucket;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.aws.AwsEmulator;
import dev.forkstack.emulator.aws.AwsOptions;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.OwnersBuckets;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Amazon S3 on this machine, with an account that is known, so that the names are its own. */
final class AwsUnderTest implements FaultyService {

    final AwsEmulator aws;
    final AtS3 at;
    final OwnersBuckets buckets;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

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
    public ResourceProvider open(ProjectName project) {
        return at.open(project, settings(project));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(project));
    }

    Map<String, String> settings(ProjectName project) {
        return Map.of(
                "endpoint", aws.endpoint().toString(),
                "account", aws.options().account(),
                "region", aws.options().region(),
                "prod", AtS3.production(project));
    }

    String name(ProjectName project, EnvironmentName env) {
        return project + "-bucket-" + env + "-" + aws.options().account() + "-"
                + aws.options().region() + "-an";
    }

    @Override
    public Source source(ProjectName project) {
        return sources.computeIfAbsent(AtS3.production(project), name -> {
            buckets.make(name);
            buckets.write(name, "seed");
            return new Source(AtS3.resource(name), buckets.values(name), name);
        });
    }

    @Override
    public Set<String> read(EnvVars values) {
        return buckets.read(bucket(values));
    }

    @Override
    public void write(EnvVars values, String line) {
        buckets.write(bucket(values), line);
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
    public Optional<String> whyNothingIsSecret() {
        return Optional.of("the application has keys of its own");
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
