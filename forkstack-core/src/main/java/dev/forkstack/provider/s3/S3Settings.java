package dev.forkstack.provider.s3;

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
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of S3. Immutable; no secret stands in it.
 *
 * @param production what production's own bucket is called
 * @param account the AWS account that the names of buckets hold
 * @param owner the account that every bucket of an environment has to be of, where it is known
 */
record S3Settings(
        BucketNames names,
        String production,
        S3Address address,
        Optional<String> account,
        Optional<String> owner,
        FillSettings fill) {

    /** Lengths and dots of old buckets are allowed for a source. */
    static final String BUCKET = "[a-z0-9A-Z][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]";

    private static final String ACCOUNT = "\\d{12}";

    /** Source: "Namespaces for general purpose buckets". */
    private static final List<String> WITHOUT_NAMESPACE = List.of("me-south-1", "me-central-1");

    /** @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static S3Settings read(Settings settings, ProviderContext context) {
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(settings, problems);
        Optional<String> prod = reader.text("prod", text -> text.matches(BUCKET), "the name of a bucket");
        Optional<String> account = reader.text("account", text -> text.matches(ACCOUNT), "an AWS account's 12 digits");
        S3Address address = S3Address.read(reader, context.credentials(), account.isPresent());
        Region region = address.region();
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
                address,
                account,
                account.or(() -> address.isAws() ? shellsAccount(context.credentials()) : Optional.empty()),
                fill);
    }

    boolean isAws() {
        return address.isAws();
    }

    String region() {
        return address.region().name();
    }

    /** Whether the names are the account's own, which the store has to be told. */
    boolean isAccountRegional() {
        return names.suffix().endsWith("-an") && account.isPresent();
    }

    /** It decides no name: those have to be the same in every shell. */
    private static Optional<String> shellsAccount(Credentials credentials) {
        return credentials.find("AWS_ACCOUNT_ID", "").map(Secret::reveal).filter(text -> text.matches(ACCOUNT));
    }
}
