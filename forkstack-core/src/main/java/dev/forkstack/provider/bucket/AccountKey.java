package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import dev.forkstack.spi.Credentials;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The key with which a store is asked, as distinct from those of applications: looked up when it is needed. Thread-safe as
 * the credentials are.
 *
 * @param service for messages, such as {@code Tigris}
 * @param prefix of the service's own variables, such as {@code TIGRIS_STORAGE_}; empty where it has none but AWS's
 * @param server the id of the {@code <server>} in settings.xml
 * @param endpoint what values without a key say of where the store is; empty where they say nothing
 */
public record AccountKey(String service, String prefix, String server, Optional<URI> endpoint, Credentials credentials)
        implements Supplier<AccessKey> {

    private static final String ID = "ACCESS_KEY_ID";
    private static final String SECRET = "SECRET_ACCESS_KEY";

    /** @throws ForkStackException {@code UNAUTHORIZED} if there is none */
    @Override
    public AccessKey get() {
        return find().orElseThrow(() -> new ForkStackException(
                ForkStackException.Kind.UNAUTHORIZED, "There is no access key for " + service + ".", remedy()));
    }

    /** The service's own variables or its server, else AWS's variables. */
    public Optional<AccessKey> find() {
        return own().or(this::ofAws);
    }

    /** The service's own variables or its server; empty where it has none but AWS's. */
    public Optional<AccessKey> own() {
        return prefix.isEmpty()
                ? Optional.empty()
                : credentials.findPair(prefix + ID, prefix + SECRET, server).map(AccountKey::of);
    }

    /**
     * A shell into which {@code .env.local} was read has in the same variables the key of one environment, which opens no
     * other bucket.
     */
    private Optional<AccessKey> ofAws() {
        if (isOfEnvironment()) {
            return prefix.isEmpty() ? credentials.findPair("", "", server).map(AccountKey::of) : Optional.empty();
        }
        return credentials
                .findPair(Keys.AWS_ACCESS_KEY_ID, Keys.AWS_SECRET_ACCESS_KEY, prefix.isEmpty() ? server : "")
                .map(pair -> new AccessKey(pair.id(), pair.secret(), session(pair)));
    }

    /** Values that have a key say as well where the store is; those of an environment without a key leave the user's own. */
    private boolean isOfEnvironment() {
        Optional<String> valuesEndpoint =
                credentials.find(Keys.AWS_ENDPOINT_URL_S3, "").map(Secret::reveal);
        boolean isElsewhere = valuesEndpoint
                .filter(address ->
                        endpoint.map(URI::toString).filter(address::equals).isEmpty())
                .isPresent();
        return credentials.find(Keys.FORKSTACK_ENV, "").isPresent() && (!prefix.isEmpty() || isElsewhere);
    }

    /** It belongs to the variables, not to a key of settings.xml. */
    private Optional<Secret> session(Credentials.Pair pair) {
        return credentials
                .find(Keys.AWS_SESSION_TOKEN, "")
                .filter(token -> credentials
                        .find(Keys.AWS_ACCESS_KEY_ID, "")
                        .filter(id -> id.reveal().equals(pair.id()))
                        .isPresent());
    }

    private static AccessKey of(Credentials.Pair pair) {
        return new AccessKey(pair.id(), pair.secret());
    }

    /** What to do where there is no key, or it is refused. */
    public String remedy() {
        String variables =
                (prefix.isEmpty() ? "AWS_" : prefix) + ID + " and " + (prefix.isEmpty() ? "AWS_" : prefix) + SECRET;
        String inside =
                isOfEnvironment() ? " (AWS_… of this shell belong to an environment, as FORKSTACK_ENV says)" : "";
        return "Set " + variables + inside + ", or put them as user name and password of <server><id>" + server
                + "</id> into your settings.xml.";
    }
}
