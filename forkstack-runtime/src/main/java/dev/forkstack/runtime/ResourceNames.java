package dev.forkstack.runtime;

import java.util.Optional;

/**
 * The names of a project's resources: one rule for making, finding and deleting alike. Immutable.
 *
 * @param part which of several databases or buckets; absent for the first
 */
public record ResourceNames(ProjectName project, Optional<PartName> part) {

    /** Of the first database, bucket and directory. */
    public ResourceNames(ProjectName project) {
        this(project, Optional.empty());
    }

    /** {@code app-alice}; of the part {@code audit} {@code app-audit-alice}. */
    public String database(EnvironmentName env) {
        return prefix() + "-" + env;
    }

    /** The environment whose database would have this name. */
    public Optional<EnvironmentName> environmentOfDatabase(String name) {
        return between(prefix() + "-", name, "");
    }

    /** {@code app-bucket-alice}; of the part {@code uploads} {@code app-uploads-bucket-alice}. */
    public String bucket(EnvironmentName env) {
        return bucketPrefix() + env;
    }

    /** What the names of all buckets of this part begin with. */
    public String bucketPrefix() {
        return prefix() + "-bucket-";
    }

    /** The environment whose bucket would have this name. */
    public Optional<EnvironmentName> environmentOfBucket(String name) {
        return between(bucketPrefix(), name, "");
    }

    /** {@code app.alice.db}, relative to the project root. */
    public String directory(EnvironmentName env) {
        return project + "." + env + ".db";
    }

    /** The environment whose directory would have this name. */
    public Optional<EnvironmentName> environmentOfDirectory(String name) {
        return between(project + ".", name, ".db");
    }

    private static Optional<EnvironmentName> between(String prefix, String name, String suffix) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix) || name.length() < prefix.length() + suffix.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EnvironmentName(name.substring(prefix.length(), name.length() - suffix.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String prefix() {
        return project + part.map(name -> "-" + name).orElse("");
    }
}
