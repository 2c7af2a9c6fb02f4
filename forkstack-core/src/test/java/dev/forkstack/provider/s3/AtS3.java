package dev.forkstack.provider.s3;

import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.Pacings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A developer with the provider {@code s3}. Thread-safe. */
final class AtS3 {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    final RecordedProgress progress = new RecordedProgress();

    private final Path home;
    private final Map<String, String> shell;

    /** @param shell the process environment */
    AtS3(Path home, Map<String, String> shell) {
        this.home = home;
        this.shell = shell;
    }

    ResourceProvider open(ProjectName project, Map<String, String> settings) {
        return new S3Factory(Pacings.QUICK)
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

    List<String> told() {
        return progress.lines();
    }
}
