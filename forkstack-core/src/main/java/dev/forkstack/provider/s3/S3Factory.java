package dev.forkstack.provider.s3;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.provider.bucket.AccountKey;
import dev.forkstack.provider.bucket.BucketContent;
import dev.forkstack.provider.bucket.BucketFinder;
import dev.forkstack.provider.bucket.BucketFork;
import dev.forkstack.provider.bucket.BucketRemoval;
import dev.forkstack.provider.bucket.BucketRequest;
import dev.forkstack.provider.bucket.LearnedPlace;
import dev.forkstack.provider.bucket.MarkPlace;
import dev.forkstack.provider.bucket.PlainContent;
import dev.forkstack.provider.bucket.StoreBuckets;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * {@code s3}: buckets at Amazon S3, or with {@code endpoint} at any store that speaks S3. Thread-safe.
 */
public final class S3Factory implements ProviderFactory {

    private final Pacing pacing;

    public S3Factory() {
        this(Pacing.DEFAULT);
    }

    S3Factory(Pacing pacing) {
        this.pacing = pacing;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public String defaultSource() {
        return "prod";
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        S3Settings settings = S3Settings.read(given, context);
        AccountKey key = new AccountKey("S3", "", "s3", context.credentials());
        URI endpoint = settings.endpoint().orElseGet(() -> amazons(settings.region()));
        Store store =
                new Store(settings.isAws() ? "Amazon S3" : "The S3 store", endpoint, settings.region(), key.remedy());
        S3Api api = new S3Api(store, key, pacing, context.progress());
        MarkPlace marks = new LearnedPlace(api);
        BucketRequest request = new PlainRequest(api);
        BucketFinder finder = new BucketFinder(api, marks, settings.names(), settings.production(), Map.of());
        BucketContent content = new PlainContent(api);
        Waiting waiting = new Waiting(pacing, context.progress());
        return new StoreBuckets(
                finder,
                new BucketFork(api, finder, marks, request, content, waiting, context.progress()),
                new BucketRemoval(api, marks, content, waiting),
                new OwnKeys(api, settings.endpoint()),
                List::of);
    }

    private static URI amazons(String region) {
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return URI.create("https://s3." + region + "." + domain);
    }
}
