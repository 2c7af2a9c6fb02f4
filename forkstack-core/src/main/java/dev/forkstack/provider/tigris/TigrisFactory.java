package dev.forkstack.provider.tigris;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.AccountKey;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.provider.remote.RemoteFactory;
import dev.forkstack.server.HeldCredentials;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code tigris}: buckets of an account at Tigris. Its settings are {@code prod}, {@code bucketSuffix}, {@code keys},
 * {@code endpoint} and {@code iamEndpoint}. Thread-safe.
 */
public final class TigrisFactory extends RemoteFactory {

    private static final String NAME = "Tigris";

    /** As the service and its clients call it, whatever the regions of a bucket are. */
    private static final String REGION = "auto";

    /** Between a fork and its mark there are two requests, which take a small part of all patience. */
    private static final int MOMENTS = 40;

    public TigrisFactory() {
        this(Pacing.DEFAULT);
    }

    TigrisFactory(Pacing pacing) {
        super("tigris", ResourceKind.BUCKET, pacing, Clock.systemUTC());
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        BucketNames bucketNames = BucketNames.of(context.names(), given);
        TigrisSettings settings = TigrisSettings.read(given, bucketNames);
        TigrisNames names = new TigrisNames(bucketNames, settings.prod());
        AccountKey account = new AccountKey(NAME, "TIGRIS_STORAGE_", "tigris", Optional.empty(), context.credentials());
        Store store = new Store(NAME, settings.endpoint(), REGION, account.remedy());
        S3Api s3 = new S3Api(store, account, pacing, context.progress());
        TigrisApi api = new TigrisApi(s3);
        Optional<EnvironmentKeys> keys = settings.keys()
                ? Optional.of(new EnvironmentKeys(
                        new IamApi(s3.with(store.at(settings.iam(), REGION), account)),
                        held(new UserHome(context.home()), settings)))
                : Optional.empty();
        Waiting waiting = new Waiting(pacing, context.progress());
        Pacing moment = pacing.withPatience(pacing.patience().dividedBy(MOMENTS));
        MarkReader marks = new MarkReader(api, names);
        ForkRemoval removal = new ForkRemoval(api, keys, waiting);
        return new TigrisBuckets(
                names,
                api,
                marks,
                new BucketFork(
                        api, marks, removal, waiting, new Waiting(moment, context.progress()), context.progress()),
                removal,
                new BucketLogin(s3, keys, waiting),
                new Checkup(api, names, keys));
    }

    private static HeldCredentials held(UserHome home, TigrisSettings settings) {
        // A colon is in no file name of Windows.
        String account = settings.endpoint().getAuthority().replace(':', '_');
        return new HeldCredentials(home, "The access keys of Tigris buckets", home.tigris(), account);
    }
}
