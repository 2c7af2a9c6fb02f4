package dev.forkstack.provider.local;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Real buckets in a home of their own, in which a line is an object; what is forked is each project's {@code dev}. */
final class LocalBucketUnderTest implements ProviderUnderTest {

    private final Path home;
    private final List<LocalBuckets> opened = new CopyOnWriteArrayList<>();

    LocalBucketUnderTest(Path home) {
        this.home = home;
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return opened(project).provider;
    }

    @Override
    public Source source(ProjectName project) {
        LocalBuckets app = opened(project);
        Resource dev = app.find("dev").orElseGet(() -> app.create("dev"));
        return new Source(dev, app.connect("dev"), dev.name());
    }

    @Override
    public Set<String> read(EnvVars values) {
        try (S3Client client = LocalBuckets.client(values)) {
            return client.listObjectsV2(r -> r.bucket(bucket(values))).contents().stream()
                    .map(S3Object::key)
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public void write(EnvVars values, String line) {
        try (S3Client client = LocalBuckets.client(values)) {
            client.putObject(r -> r.bucket(bucket(values)).key(line), RequestBody.fromString(line));
        }
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        try {
            Files.createDirectories(home.resolve("s3/buckets").resolve(project + "-bucket-" + env));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        Path keys = home.resolve("s3/keys");
        if (!Files.isDirectory(keys)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(keys)) {
            return files.filter(key -> opens(key, project + "-bucket-" + env)).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<String> told() {
        return opened.stream()
                .flatMap(buckets -> Stream.concat(buckets.progress.finished.stream(), buckets.progress.notes.stream()))
                .toList();
    }

    private LocalBuckets opened(ProjectName project) {
        LocalBuckets buckets = new LocalBuckets(home, project.value());
        opened.add(buckets);
        return buckets;
    }

    private static boolean opens(Path key, String bucket) {
        try {
            return Files.readAllLines(key).contains("bucket=" + bucket);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String bucket(EnvVars values) {
        return values.get(Keys.BUCKET_NAME).orElseThrow();
    }
}
