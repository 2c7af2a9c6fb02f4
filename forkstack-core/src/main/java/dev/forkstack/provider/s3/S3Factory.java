package dev.forkstack.provider.s3;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.BucketContent;
import dev.forkstack.provider.bucket.BucketFinder;
import dev.forkstack.provider.bucket.BucketFork;
import dev.forkstack.provider.bucket.BucketRemoval;
import dev.forkstack.provider.bucket.BucketRequest;
import dev.forkstack.provider.bucket.LearnedPlace;
import dev.forkstack.provider.bucket.MarkPlace;
import dev.forkstack.provider.bucket.OwnKeys;
import dev.forkstack.provider.bucket.StoreBuckets;
import dev.forkstack.provider.bucket.StoreCheckup;
import dev.forkstack.provider.bucket.StoreContent;
import dev.forkstack.provider.bucket.TagPlace;
import dev.forkstack.provider.remote.RemoteFactory;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * {@code s3}: buckets at Amazon S3, or with {@code endpoint} at any store that speaks S3. Thread-safe.
 */
public final class S3Factory extends RemoteFactory {

    public S3Factory() {
        this(Pacing.DEFAULT);
    }

    S3Factory(Pacing pacing) {
        super("s3", ResourceKind.BUCKET, pacing, Clock.systemUTC());
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        S3Settings settings = S3Settings.read(given, context);
        S3Api api = api(settings, context);
        MarkPlace marks = marks(settings, api);
        BucketFinder finder = new BucketFinder(
                api, marks, settings.names(), settings.production(), settings.isAws() ? listing(settings) : Map.of());
        BucketContent content = new StoreContent(api, settings.fill());
        Waiting waiting = new Waiting(pacing, context.progress());
        return new StoreBuckets(
                finder,
                new BucketFork(api, finder, marks, request(settings, api), content, waiting, context.progress()),
                new BucketRemoval(api, marks, content, waiting),
                new OwnKeys(api, settings.address().endpoint()),
                new StoreCheckup(finder, "s3:ListAllMyBuckets", List.of(() -> names(settings))));
    }

    private S3Api api(S3Settings settings, ProviderContext context) {
        S3Api api = settings.address().api(context, pacing);
        return settings.owner()
                .map(owner -> api.with(new ExpectedOwner(owner, settings.production())))
                .orElse(api);
    }

    private static MarkPlace marks(S3Settings settings, S3Api api) {
        if (!settings.isAws()) {
            return new LearnedPlace(api);
        }
        MarkPlace tags = new TagPlace(api);
        return settings.owner().isPresent()
                ? tags
                : new ListedPlace(
                        tags, new Buckets(api), settings.names().names().bucketPrefix(), listing(settings));
    }

    private static Finding names(S3Settings settings) {
        if (!settings.isAws()) {
            return Finding.ok("names of buckets are this store's alone");
        }
        return settings.isAccountRegional()
                ? Finding.ok("names of buckets are this account's alone")
                : Finding.warning(
                        "names of buckets are shared by all accounts, and anybody can take one that is easy to guess",
                        "Set bucket.account and bucket.region, or a bucketSuffix that is not.");
    }

    private static BucketRequest request(S3Settings settings, S3Api api) {
        return settings.isAws()
                ? new AwsRequest(api, settings.isAccountRegional(), new LikeSource(api, api.progress()))
                : new PlainRequest(api);
    }

    /** An account with many buckets answers nothing but pages (source: "ListBuckets"). */
    private static Map<String, String> listing(S3Settings settings) {
        return Map.of("max-buckets", "1000", "bucket-region", settings.region());
    }
}
