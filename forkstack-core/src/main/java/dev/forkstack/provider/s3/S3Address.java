package dev.forkstack.provider.s3;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.provider.bucket.AccountKey;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Where a store that speaks S3 is, and with whose keys it is asked. Immutable.
 *
 * @param region with whether the configuration says so itself
 * @param endpoint absent for Amazon's own
 * @param profile the AWS profile whose keys count before all others
 */
record S3Address(Region region, Optional<URI> endpoint, Optional<String> profile, boolean isAws) {

    /** What is wrong becomes problems of the reader. @param isAmazons whatever the endpoint says */
    static S3Address read(CheckedSettings reader, Credentials credentials, boolean isAmazons) {
        Optional<URI> endpoint = reader.address(
                        "endpoint",
                        text -> Service.address(text).isPresent(),
                        "an https address (http only on this machine's own 127.0.0.1)")
                .flatMap(Service::address);
        boolean isAws = isAmazons || endpoint.map(S3Address::isAmazons).orElse(true);
        Optional<String> profile =
                reader.text("profile", text -> text.matches("[^\\s\\[\\]]+"), "the name of a profile");
        Region region = Region.read(reader, credentials, isAws, () -> profilesRegion(credentials, profile));
        return new S3Address(region, endpoint, profile, isAws);
    }

    S3Api api(ProviderContext context, Pacing pacing) {
        AwsKey key = new AwsKey(
                new AccountKey("S3", "", "s3", endpoint, context.credentials()),
                profile,
                new AwsCli("aws"),
                Clock.systemUTC());
        Store store = new Store(
                isAws ? "Amazon S3" : "The S3 store",
                endpoint.orElseGet(() -> amazons(region.name())),
                region.name(),
                key.remedy());
        return new S3Api(store, key, pacing, context.progress());
    }

    private static Optional<String> profilesRegion(Credentials credentials, Optional<String> profile) {
        String name = profile.orElseGet(() -> AwsFiles.named(credentials));
        return Optional.ofNullable(AwsFiles.of(credentials).profile(name).get("region"));
    }

    private static boolean isAmazons(URI endpoint) {
        return endpoint.getHost().endsWith(".amazonaws.com")
                || endpoint.getHost().endsWith(".amazonaws.com.cn");
    }

    private static URI amazons(String region) {
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return URI.create("https://s3." + region + "." + domain);
    }
}
