package dev.forkstack.provider.s3;

import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.bucket.AccountKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The key that S3 is asked with: of the configured profile, else of the variables or settings.xml, else of the shell's
 * profile. One that ends is asked for again before it does. Thread-safe.
 */
final class AwsKey implements Supplier<AccessKey> {

    /** A request that is signed with it now must not be late. */
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

    private final AccountKey account;
    private final Optional<String> configured;
    private final AwsFiles files;
    private final AwsCli cli;
    private final Clock clock;
    private Optional<AwsCli.Exported> held = Optional.empty();

    /** @param configured the profile that the configuration names */
    AwsKey(AccountKey account, Optional<String> configured, AwsCli cli, Clock clock) {
        this.account = account;
        this.configured = configured;
        this.files = AwsFiles.of(account.credentials());
        this.cli = cli;
        this.clock = clock;
    }

    /** @throws ForkStackException {@code UNAUTHORIZED} saying where a key was looked for */
    @Override
    public AccessKey get() {
        if (configured.isPresent()) {
            return ofProfile(configured.get()).orElseThrow(() -> none(configured.get()));
        }
        String shells = AwsFiles.named(account.credentials());
        return account.find().or(() -> ofProfile(shells)).orElseThrow(() -> none(shells));
    }

    /** Empty if there is no such profile. */
    private Optional<AccessKey> ofProfile(String name) {
        Map<String, String> profile = files.profile(name);
        String id = profile.get("aws_access_key_id");
        String secret = profile.get("aws_secret_access_key");
        if (id != null && secret != null && !profile.containsKey("role_arn")) {
            return Optional.of(new AccessKey(
                    id,
                    new Secret(secret),
                    Optional.ofNullable(profile.get("aws_session_token")).map(Secret::new)));
        }
        boolean isOne = profile.keySet().stream().anyMatch(AwsKey::leadsToKeys);
        return isOne ? Optional.of(exported(name)) : Optional.empty();
    }

    /** A section with a region alone is no key. */
    private static boolean leadsToKeys(String setting) {
        return setting.startsWith("sso_")
                || setting.startsWith("role_")
                || setting.equals("credential_process")
                || setting.equals("credential_source")
                || setting.equals("login_session")
                || setting.equals("web_identity_token_file");
    }

    private synchronized AccessKey exported(String name) {
        boolean isValid = held.filter(exported -> exported.expires()
                        .map(end -> clock.instant().isBefore(end.minus(BEFORE_ITS_END)))
                        .orElse(true))
                .isPresent();
        if (!isValid) {
            held = Optional.of(cli.export(name));
        }
        return held.get().key();
    }

    private ForkStackException none(String profile) {
        return new ForkStackException(
                Kind.UNAUTHORIZED,
                "There is no access key for S3. Looked at: "
                        + (configured.isPresent() ? "" : "AWS_ACCESS_KEY_ID, <server><id>s3</id> of settings.xml, ")
                        + "profile " + profile + " in " + files.credentials() + " and " + files.config() + ".",
                remedy());
    }

    /** What to do where there is no key, or it is refused. */
    String remedy() {
        return configured
                .map(profile -> "See that `aws sts get-caller-identity --profile " + profile
                        + "` works, or take the setting profile out of the configuration.")
                .orElseGet(() -> "Name an AWS profile that works (AWS_PROFILE). Or: " + account.remedy());
    }

    /** No secret. */
    @Override
    public String toString() {
        return "key for S3"
                + configured.map(profile -> " of profile " + profile).orElse("");
    }
}
