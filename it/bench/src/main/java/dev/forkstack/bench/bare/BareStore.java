package dev.forkstack.bench.bare;

import dev.forkstack.bench.Silence;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bulk.AdaptiveLimit;
import dev.forkstack.provider.bulk.Crew;
import dev.forkstack.provider.bulk.Listing;
import dev.forkstack.provider.bulk.Sender;
import dev.forkstack.provider.copy.BucketCopy;
import dev.forkstack.provider.copy.CopyOrder;
import dev.forkstack.provider.empty.BucketRemoval;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the providers of buckets do at any store, by itself: a copy with its verification, a removal, a listing. */
public final class BareStore {

    public static final String COPY = "copy";
    public static final String REMOVE = "remove";
    public static final String LIST = "list";

    private BareStore() {}

    /** @param args what to do, then its buckets; the store stands in the process environment, as for any S3 client */
    public static void main(String[] args) {
        S3Api api = api();
        switch (args[0]) {
            case COPY -> BucketCopy.run(CopyOrder.within(api, args[1], args[2]));
            case REMOVE -> new BucketRemoval(api).delete(args[1], Map.of());
            case LIST -> list(api, args[1], Integer.parseInt(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0); // no waiting for idle threads
    }

    private static void list(S3Api api, String bucket, int expected) {
        AdaptiveLimit limit = new AdaptiveLimit(8, System::nanoTime);
        int keys = 0;
        try (Crew crew = new Crew("list", limit)) {
            Listing listing = new Listing(new Sender(api, limit), crew, bucket, List.of(), Map.of());
            while (listing.hasNext()) {
                listing.next();
                keys++;
            }
        }
        if (keys != expected) {
            throw new IllegalStateException(keys + " keys");
        }
    }

    private static S3Api api() {
        Map<String, String> environment = System.getenv();
        Store store = new Store(
                "the store",
                URI.create(environment.get("AWS_ENDPOINT_URL_S3")),
                environment.get("AWS_REGION"),
                "Give the right key.");
        AccessKey key = new AccessKey(
                environment.get("AWS_ACCESS_KEY_ID"), new Secret(environment.get("AWS_SECRET_ACCESS_KEY")));
        return new S3Api(store, () -> key, Pacing.DEFAULT, new Silence());
    }
}
