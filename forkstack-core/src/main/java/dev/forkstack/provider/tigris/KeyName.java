package dev.forkstack.provider.tigris;

import dev.forkstack.server.HeldCredentials;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an environment's access key is called, so that it is found without a registry: by whom for which bucket. Immutable.
 *
 * @param machine of the home that holds the key's secret
 */
record KeyName(String bucket, String machine) {

    private static final Pattern SHAPE = Pattern.compile("forkstack-(.+)-([a-z0-9]{" + HeldCredentials.MACHINE + "})");

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
