package dev.forkstack.provider.local;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.provider.bucket.BucketAccess;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.provider.bucket.BucketProof;
import dev.forkstack.provider.staged.StagedResources;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.server.S3Server;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The buckets of one project on this machine. A fork is a tree of hard links, so it takes no space and next to no time.
 * Thread-safe.
 */
final class LocalBucket implements ResourceProvider, HasLocalServer, MakesOrigin, Measurable, Leftovers {

    private static final String REGION = "us-east-1";
    private static final String REMEDY =
            "Run the command again; if that does not help, stop and start the local servers first.";

    private final S3Server server;
    private final BucketStore store;
    private final ProgressListener progress;
    private final StagedResources buckets;

    LocalBucket(
            BucketNames names,
            UserHome home,
            S3Server server,
            Optional<BucketStore.Import> origin,
            ProgressListener progress) {
        this.server = server;
        this.progress = progress;
        this.store = new BucketStore(home, names, origin);
        this.buckets = new StagedResources(store, names.project(), home, progress);
    }

    @Override
    public LocalServer server() {
        return server;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return buckets.find(name);
    }

    @Override
    public List<Resource> list() {
        return buckets.list();
    }

    @Override
    public Resource create(Plan plan) {
        return buckets.create(plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return buckets.mark(resource, mark);
    }

    @Override
    public void delete(Owned resource) {
        buckets.delete(resource);
    }

    @Override
    public void sweep() {
        buckets.sweep();
    }

    @Override
    public List<String> leftovers() {
        return buckets.leftovers();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        return buckets.measure(resource);
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        Resource bucket = resource.resource();
        URI endpoint = server.ensure();
        BucketKeys.Key key = buckets.holding(bucket, () -> store.keys().keyOf(bucket.name()));
        EnvVars variables = new BucketAccess(bucket.name(), endpoint, REGION, key.access()).asVariables();
        BucketProof.read(variables, api(endpoint, key));
        return variables;
    }

    private S3Api api(URI endpoint, BucketKeys.Key key) {
        return new S3Api(store(endpoint), key::access, Pacing.DEFAULT, progress);
    }

    /** The server of this machine, as its clients have to know it. */
    static Store store(URI endpoint) {
        return new Store("The local S3 server", endpoint, REGION, REMEDY);
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
