package dev.forkstack.provider.s3;

import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.provider.bucket.FillSettings;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of S3. Immutable; no secret stands in it.
 *
 * @param production what production's own bucket is called
 * @param endpoint absent for Amazon's own
 * @param account the AWS account that the names of buckets hold
 * @param owner the account that every bucket of an environment has to be of, where it is known
 * @param profile the AWS profile whose keys count before all others
 */
record S3Settings(
        BucketNames names,
        String production,
        String region,
        Optional<URI> endpoint,
        Optional<String> account,
        Optional<String> owner,
        Optional<String> profile,
        boolean isAws,
        FillSettings fill) {

    /** Lengths and dots of old buckets are allowed for a source. */
    private static final String BUCKET = "[a-z0-9A-Z][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]";

    private static final String ACCOUNT = "\\d{12}";

    /** Source: "Namespaces for general purpose buckets". */
    private static final List<String> WITHOUT_NAMESPACE = List.of("me-south-1", "me-central-1");

    /** @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static S3Settings read(Settings settings, ProviderContext context) {
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(settings, problems);
        Optional<String> prod = reader.text("prod", text -> text.matches(BUCKET), "the name of a bucket");
        Optional<String> account = reader.text("account", text -> text.matches(ACCOUNT), "an AWS account's 12 digits");
        Optional<URI> endpoint = reader.address(
                        "endpoint",
                        text -> Service.address(text).isPresent(),
                        "an https address (http only on this machine's own 127.0.0.1)")
                .flatMap(Service::address);
        boolean isAws =
                account.isPresent() || endpoint.map(S3Settings::isAmazons).orElse(true);
        Optional<String> profile =
                reader.text("profile", text -> text.matches("[^\\s\\[\\]]+"), "the name of a profile");
        Region region =
                Region.read(reader, context.credentials(), isAws, () -> profilesRegion(context.credentials(), profile));
        Optional<String> namespace =
                reader.text("namespace", List.of("global", "account-regional")::contains, "global or account-regional");
        FillSettings fill = FillSettings.read(reader);
        boolean isRegional = namespace
                .map("account-regional"::equals)
                .orElse(account.isPresent() && region.isConfigured() && !WITHOUT_NAMESPACE.contains(region.name()));
        if (isRegional && (account.isEmpty() || !region.isConfigured())) {
            problems.add(new ForkStackException(
                    Kind.CONFIGURATION,
                    "The setting " + settings.path("namespace") + " is account-regional, and the names of such buckets"
                            + " hold the account and the region, which the configuration does not say.",
                    "Set " + settings.path("account") + " and " + settings.path("region") + "."));
        }
        Optional<BucketNames> plain = Optional.empty();
        try {
            plain = Optional.of(BucketNames.of(context.names(), settings));
        } catch (ForkStackException e) {
            problems.add(e);
        }
        problems.throwIfAny();
        BucketNames names = plain.orElseThrow();
        return new S3Settings(
                isRegional ? names.endingWith("-" + account.orElseThrow() + "-" + region.name() + "-an") : names,
                prod.orElseGet(() -> names.name(EnvironmentName.PROD)),
                region.name(),
                endpoint,
                account,
                account.or(() -> isAws ? shellsAccount(context.credentials()) : Optional.empty()),
                profile,
                isAws,
                fill);
    }

    /** Whether the names are the account's own, which the store has to be told. */
    boolean isAccountRegional() {
        return names.suffix().endsWith("-an") && account.isPresent();
    }

    private static Optional<String> profilesRegion(Credentials credentials, Optional<String> profile) {
        String name = profile.orElseGet(() -> AwsFiles.named(credentials));
        return Optional.ofNullable(AwsFiles.of(credentials).profile(name).get("region"));
    }

    /** It decides no name: those have to be the same in every shell. */
    private static Optional<String> shellsAccount(Credentials credentials) {
        return credentials.find("AWS_ACCOUNT_ID", "").map(Secret::reveal).filter(text -> text.matches(ACCOUNT));
    }

    private static boolean isAmazons(URI endpoint) {
        return endpoint.getHost().endsWith(".amazonaws.com")
                || endpoint.getHost().endsWith(".amazonaws.com.cn");
    }
}
