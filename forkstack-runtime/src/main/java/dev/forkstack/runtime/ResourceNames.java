package dev.forkstack.runtime;

import java.util.Optional;

/** The names of a project's resources: one rule for making, finding and deleting alike. Immutable. */
public record ResourceNames(ProjectName project) {

    /** {@code app-alice}. */
    public String database(EnvironmentName env) {
        return project + "-" + env;
    }

    /** The environment whose database would have this name. */
    public Optional<EnvironmentName> environmentOfDatabase(String name) {
        return between(project + "-", name, "");
    }

    /** {@code app-bucket-alice}. */
    public String bucket(EnvironmentName env) {
        return project + "-bucket-" + env;
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
            return Optional.of(
                    new EnvironmentName(name.substring(prefix.length(), name.length() - suffix.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
