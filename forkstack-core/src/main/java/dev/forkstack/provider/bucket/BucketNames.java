package dev.forkstack.provider.bucket;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the buckets of a project are called. Immutable.
 *
 * @param suffix what each name ends with, its hyphen included; may be empty
 */
public record BucketNames(ResourceNames names, String suffix) {

    /** As S3 has it everywhere. */
    private static final int MAX_LENGTH = 63;

    private static final Pattern SUFFIX = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final String SUFFIX_KEY = "bucketSuffix";

    public static BucketNames of(ResourceNames names, Settings settings) {
        String given = settings.text(SUFFIX_KEY).orElse("").replaceFirst("^-", "");
        if (!given.isEmpty() && !SUFFIX.matcher(given).matches()) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    settings.path(SUFFIX_KEY) + " is '" + given + "', which no bucket name can end with.",
                    "Use lower-case letters, digits and inner hyphens.");
        }
        return new BucketNames(names, given.isEmpty() ? "" : "-" + given);
    }

    /** The same names with something after them that the service asks for. */
    public BucketNames endingWith(String more) {
        return new BucketNames(names, suffix + more);
    }

    /** @throws ForkStackException {@code CONFIGURATION} if S3 has no such names */
    public String name(EnvironmentName env) {
        String name = names.bucket(env) + suffix;
        if (name.length() > MAX_LENGTH) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    "The bucket of environment " + env + " would be called " + name + ", which has " + name.length()
                            + " characters; a bucket name has at most " + MAX_LENGTH + ".",
                    "Choose a shorter environment name, or a shorter project name in forkstack.toml.");
        }
        return name;
    }

    public ProjectName project() {
        return names.project();
    }

    /** Whether some environment of this project would have a bucket of this name. */
    public boolean matches(String name) {
        return name.startsWith(names.bucketPrefix()) && name.endsWith(suffix);
    }

    /** The environment whose bucket would have this name. */
    public Optional<EnvironmentName> environmentOf(String bucket) {
        return matches(bucket)
                ? names.environmentOfBucket(bucket.substring(0, bucket.length() - suffix.length()))
                : Optional.empty();
    }
}
