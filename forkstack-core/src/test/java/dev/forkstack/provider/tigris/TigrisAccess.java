package dev.forkstack.provider.tigris;

import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.tigris.TigrisEmulator;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bucket.BucketAccess;
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
import java.util.HashMap;
import java.util.Map;

/** What tests do at the emulated service, as a developer with the provider or as its owner without. Thread-safe. */
final class TigrisAccess {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    final RecordedProgress progress = new RecordedProgress();

    private final TigrisEmulator tigris;
    private final S3Api s3;

    TigrisAccess(TigrisEmulator tigris) {
        this.tigris = tigris;
        this.s3 = new S3Api(
                new Store("Tigris", tigris.endpoint(), "auto", "-"),
                () -> key(tigris.owner()),
                Pacings.QUICK,
                progress);
    }

    ResourceProvider open(ProjectName project, Path home, Map<String, String> settings) {
        return openAs(tigris.owner(), project, home, settings);
    }

    ResourceProvider openAs(Credential who, ProjectName project, Path home, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "endpoint",
                tigris.endpoint().toString(),
                "iamEndpoint",
                tigris.endpoint().toString()));
        settings.putAll(more);
        Map<String, String> variables = Map.of(
                "TIGRIS_STORAGE_ACCESS_KEY_ID", who.accessKeyId(), "TIGRIS_STORAGE_SECRET_ACCESS_KEY", who.secret());
        return new TigrisFactory(Pacings.QUICK)
                .create(
                        new Settings("bucket", settings),
                        new ProviderContext(
                                new ResourceNames(project),
                                home,
                                home,
                                new TestArtifacts(),
                                Credentials.of(variables),
                                progress));
    }

    void createBucket(String name) {
        create(name, Map.of("x-tigris-enable-snapshot", "true"));
    }

    void createPlain(String name) {
        create(name, Map.of());
    }

    void fork(String name, String source) {
        create(name, Map.of("x-tigris-fork-source-bucket", source));
    }

    /** Another account's. */
    void createAs(Credential who, String name) {
        new Buckets(s3.with(s3.store(), () -> key(who))).create(name, Map.of(), "");
    }

    private void create(String name, Map<String, String> headers) {
        if (!buckets().create(name, headers, "").isSuccess()) {
            throw new AssertionError(name);
        }
    }

    /** Whatever is in it. */
    void delete(String name) {
        buckets().delete(name, Map.of("tigris-force-delete", "true"));
    }

    Buckets buckets() {
        return new Buckets(s3);
    }

    void change(String bucket, String settings) {
        s3.call(S3Request.of("PATCH", "change", bucket, "")
                .header("accept", "application/json")
                .body(settings));
    }

    /** As an application of the bucket would have them. */
    EnvVars values(String bucket) {
        return new BucketAccess(bucket, tigris.endpoint(), "auto", key(tigris.owner())).asVariables();
    }

    private static AccessKey key(Credential credential) {
        return new AccessKey(credential.accessKeyId(), new Secret(credential.secret()));
    }
}
