package dev.forkstack.provider.s3;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Credentials;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the buckets are. Immutable.
 *
 * @param isConfigured whether the configuration says so itself, and not the shell of whoever runs a goal
 */
record Region(String name, boolean isConfigured) {

    private static final String KEY = "region";
    private static final String RULE = "[a-z0-9-]{2,40}";

    /** What other stores are called everywhere, and take without looking. */
    private static final String ANY = "us-east-1";

    /**
     * A region that is nowhere is a problem of the reader.
     *
     * @param profiles what the AWS profile says
     */
    static Region read(
            CheckedSettings reader, Credentials credentials, boolean isAws, Supplier<Optional<String>> profiles) {
        Optional<String> set = reader.text(KEY, text -> text.matches(RULE), "a region, such as eu-central-1");
        if (set.isPresent()) {
            return new Region(set.get(), true);
        }
        if (!isAws) {
            return new Region(ANY, false);
        }
        return variable(credentials, Keys.AWS_REGION)
                .or(() -> variable(credentials, "AWS_DEFAULT_REGION"))
                .or(() -> profiles.get().filter(text -> text.matches(RULE)))
                .map(name -> new Region(name, false))
                .orElseGet(() -> {
                    String path = reader.settings().path(KEY);
                    if (reader.settings().text(KEY).isEmpty()) {
                        reader.problems()
                                .add(new ForkStackException(
                                        Kind.CONFIGURATION,
                                        "The setting " + path
                                                + " is missing, and neither AWS_REGION nor a profile says it.",
                                        "Set " + path + " to the region of production's bucket."));
                    }
                    return new Region(ANY, false);
                });
    }

    /** Where the values of an environment were read into the shell, they say where that is. */
    private static Optional<String> variable(Credentials credentials, String name) {
        return credentials.find(Keys.FORKSTACK_ENV, "").isPresent()
                ? Optional.empty()
                : credentials.find(name, "").map(Secret::reveal).filter(text -> text.matches(RULE));
    }
}
