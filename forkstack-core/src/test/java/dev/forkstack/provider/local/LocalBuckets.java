package dev.forkstack.provider.local;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.BuiltArtifacts;
import dev.forkstack.server.RecordedProgress;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.Settings;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.SdkClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The provider of one project in a home of its own, and a client for each of its buckets, as an application has it. */
final class LocalBuckets extends TestedProject {

    final RecordedProgress progress;

    LocalBuckets(Path home) {
        this(home, "app");
    }

    LocalBuckets(Path home, String project) {
        this(home, project, Map.of(), Map.of());
    }

    /** @param shell what the process environment of the user has */
    LocalBuckets(Path home, String project, Map<String, String> settings, Map<String, String> shell) {
        this(home, new ProjectName(project), settings, shell, new RecordedProgress());
    }

    private LocalBuckets(
            Path home,
            ProjectName project,
            Map<String, String> settings,
            Map<String, String> shell,
            RecordedProgress progress) {
        super(
                project,
                new LocalS3Factory()
                        .create(
                                new Settings("bucket", settings),
                                new ProviderContext(
                                        new ResourceNames(project),
                                        home,
                                        home,
                                        new BuiltArtifacts(),
                                        Credentials.of(shell),
                                        progress)));
        this.progress = progress;
    }

    Resource create(String name) {
        return provider.create(new Plan(Optional.empty(), mark(name)));
    }

    Resource fork(String source, String name) {
        return fork(find(source).orElseThrow(), name);
    }

    S3Client client(String name) {
        return client(connect(name));
    }

    static S3Client client(EnvVars variables) {
        Map<String, String> values = variables.asMap();
        return SdkClient.of(
                URI.create(values.get("AWS_ENDPOINT_URL_S3")),
                values.get("AWS_REGION"),
                values.get("AWS_ACCESS_KEY_ID"),
                values.get("AWS_SECRET_ACCESS_KEY"));
    }

    @Override
    public void close() {
        ((HasLocalServer) provider).server().down();
    }
}
