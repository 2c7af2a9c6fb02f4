package dev.forkstack.provider.tigris;

import dev.forkstack.model.Secret;
import dev.forkstack.server.HeldCredentials;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an environment's access key is called, so that it is found without a registry: by whom for which bucket. Immutable.
 *
 * @param machine of the home that holds the key's secret
 */
record KeyName(String bucket, String machine) {

    private static final int MACHINE = 12;
    private static final Pattern SHAPE = Pattern.compile("forkstack-(.+)-([a-z0-9]{" + MACHINE + "})");

    /** The word by which this home is known; made once. */
    static String machine(HeldCredentials home) {
        String file = "machine"; // no bucket's id is one word
        return home.find(file)
                .orElseGet(() -> home.locked(() -> home.find(file).orElseGet(() -> {
                    Secret word = new Secret(Secret.random(MACHINE).reveal().toLowerCase(Locale.ROOT));
                    home.keep(file, word);
                    return word;
                })))
                .reveal();
    }

    /** Empty for a key that is not ours. The last part has a fixed length, so that no two buckets make one name. */
    static Optional<KeyName> parse(String name) {
        Matcher matcher = SHAPE.matcher(name);
        return matcher.matches() ? Optional.of(new KeyName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "forkstack-" + bucket + "-" + machine;
    }
}
