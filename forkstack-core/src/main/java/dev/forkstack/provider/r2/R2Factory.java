package dev.forkstack.provider.r2;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bucket.AccountKey;
import dev.forkstack.provider.bucket.BucketContent;
import dev.forkstack.provider.bucket.BucketFinder;
import dev.forkstack.provider.bucket.BucketFork;
import dev.forkstack.provider.bucket.BucketKeys;
import dev.forkstack.provider.bucket.BucketRemoval;
import dev.forkstack.provider.bucket.MarkPlace;
import dev.forkstack.provider.bucket.ObjectPlace;
import dev.forkstack.provider.bucket.OwnKeys;
import dev.forkstack.provider.bucket.StoreBuckets;
import dev.forkstack.provider.bucket.StoreCheckup;
import dev.forkstack.provider.bucket.StoreContent;
import dev.forkstack.provider.remote.RemoteFactory;
import dev.forkstack.server.HeldCredentials;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code r2}: buckets of an account at Cloudflare R2. Thread-safe. */
public final class R2Factory extends RemoteFactory {

    private static final String NAME = "Cloudflare R2";
    private static final String TOKEN = "CLOUDFLARE_API_TOKEN";
    private static final String TOKEN_SERVER = "cloudflare";

    /** What R2 answers 501 to, so that it is not even tried (source: "S3 API compatibility"). */
    private static final List<Ability> UNKNOWN =
            List.of(Ability.VERSIONS, Ability.OBJECT_TAGS, Ability.PART_CONDITIONS);

    /** As the service calls it, wherever its buckets are. */
    private static final String REGION = "auto";

    public R2Factory() {
        this(Pacing.DEFAULT, Clock.systemUTC());
    }

    R2Factory(Pacing pacing, Clock clock) {
        super("r2", ResourceKind.BUCKET, pacing, clock);
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        R2Settings settings = R2Settings.read(given, context.names());
        AccountKey account = new AccountKey("R2", "R2_", "r2", Optional.empty(), context.credentials());
        String remedy = R2Key.remedy(account);
        CloudflareApi cloudflare = new CloudflareApi(
                new JsonApi(
                        new Service(NAME, settings.api(), Set.of(429), remedy),
                        () -> token(context)
                                .orElseThrow(() -> new ForkStackException(
                                        Kind.UNAUTHORIZED, "There is no API token for Cloudflare.", remedy)),
                        pacing,
                        context.progress()),
                settings);
        S3Api api = new S3Api(
                new Store(NAME, settings.endpoint(), REGION, remedy),
                new R2Key(account, () -> token(context), cloudflare),
                pacing,
                context.progress());
        UNKNOWN.forEach(api.abilities()::lacks);
        MarkPlace marks = new ObjectPlace(api);
        BucketFinder finder =
                new BucketFinder(api, marks, settings.names(), settings.production(), Map.of("max-keys", "1000"));
        BucketContent content = new StoreContent(api, settings.fill());
        Waiting waiting = new Waiting(pacing, context.progress());
        BucketKeys own = new OwnKeys(api, Optional.of(settings.endpoint()));
        UserHome home = new UserHome(context.home());
        HeldCredentials held = new HeldCredentials(
                home, "The keys of R2 buckets", home.r2(), settings.account() + "." + settings.jurisdiction());
        BucketKeys temporary = new TemporaryKeys(api, cloudflare, settings, held, waiting, clock);
        return new StoreBuckets(
                finder,
                new BucketFork(api, finder, marks, new R2Request(api), content, waiting, context.progress()),
                new BucketRemoval(api, marks, content, waiting),
                keys(context, temporary, own),
                new StoreCheckup(
                        finder, "the whole account to the key (Admin Read & Write)", List.of(() -> keys(context))));
    }

    /** Whether there is a token is asked when a key is needed. */
    private static BucketKeys keys(ProviderContext context, BucketKeys temporary, BucketKeys own) {
        return new BucketKeys() {
            @Override
            public EnvVars connect(String bucket, EnvVars held) {
                return (token(context).isPresent() ? temporary : own).connect(bucket, held);
            }

            @Override
            public void forget(String bucket) {
                temporary.forget(bucket);
            }
        };
    }

    private static Optional<Secret> token(ProviderContext context) {
        return context.credentials().find(TOKEN, TOKEN_SERVER);
    }

    private static Finding keys(ProviderContext context) {
        return token(context).isPresent()
                ? Finding.ok("each environment is given a key to its own bucket")
                : Finding.warning(
                        "there is no " + TOKEN + ", so an application needs a key of its own to R2",
                        "Set it to an R2 API token with Admin Read & Write to have a key for each environment.");
    }
}
