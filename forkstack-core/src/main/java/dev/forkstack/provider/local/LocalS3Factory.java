package dev.forkstack.provider.local;

import dev.forkstack.http.Pacing;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.provider.s3.S3Source;
import dev.forkstack.server.S3Server;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.util.Optional;

/** Buckets on the user's own machine, with no account: {@code local-s3}. */
public final class LocalS3Factory implements ProviderFactory {

    /** No environment's bucket begins so. */
    private static final String IMPORTED = "forkstack-tmp-import-";

    @Override
    public String name() {
        return "local-s3";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public String defaultSource() {
        return "dev";
    }

    @Override
    public ResourceProvider create(Settings settings, ProviderContext context) {
        BucketNames names = BucketNames.of(context.names(), settings);
        UserHome home = new UserHome(context.home());
        S3Server server = new S3Server(home, context.artifacts(), context.progress());
        Optional<BucketStore.Import> origin = S3Source.read(settings, context, Pacing.DEFAULT)
                .map(source -> new ImportedObjects(source, server, IMPORTED + context.project(), context.progress()));
        return new LocalBucket(names, home, server, origin, context.progress());
    }
}
