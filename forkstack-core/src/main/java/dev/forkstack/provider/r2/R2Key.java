package dev.forkstack.provider.r2;

import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.model.Sha256;
import dev.forkstack.provider.bucket.AccountKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The key that R2 is asked with: a pair of its own, or what follows from an API token, whose id and checksum are one (source:
 * "Get S3 API credentials from an API token"). Thread-safe.
 */
final class R2Key implements Supplier<AccessKey> {

    private final AccountKey account;
    private final Supplier<Optional<Secret>> token;
    private final CloudflareApi api;
    private AccessKey derived;

    R2Key(AccountKey account, Supplier<Optional<Secret>> token, CloudflareApi api) {
        this.account = account;
        this.token = token;
        this.api = api;
    }

    @Override
    public AccessKey get() {
        return account.own()
                .or(() -> token.get().map(this::derived))
                .or(account::find) // AWS's: a shell has those for Amazon, whose session is nothing for others
                .orElseThrow(() -> new ForkStackException(
                        Kind.UNAUTHORIZED, "There is neither an access key nor an API token for R2.", remedy(account)));
    }

    private synchronized AccessKey derived(Secret secret) {
        if (derived == null) {
            derived = new AccessKey(api.tokenId(), new Secret(Sha256.hex(secret.reveal())));
        }
        return derived;
    }

    static String remedy(AccountKey account) {
        return "Set CLOUDFLARE_API_TOKEN to an R2 API token with Admin Read & Write, or put it as the password of"
                + " <server><id>cloudflare</id> into your settings.xml. Or: " + account.remedy();
    }

    /** No secret. */
    @Override
    public String toString() {
        return "key for R2";
    }
}
