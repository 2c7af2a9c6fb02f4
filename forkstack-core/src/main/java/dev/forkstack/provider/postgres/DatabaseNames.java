package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a project's databases and its role are called on a PostgreSQL server. Immutable.
 *
 * @param sources databases that Fork Stack did not make, by the environment that they stand for
 */
record DatabaseNames(ResourceNames names, Map<EnvironmentName, String> sources) {

    DatabaseNames(ResourceNames names) {
        this(names, Map.of());
    }

    /** PostgreSQL cuts longer names silently. */
    private static final int MAX_LENGTH = 63;

    private static final String STAGING = "forkstack-tmp-";
    private static final Set<String> NO_ROLE_NAMES = Set.of("public", "none", "user");

    /** @throws ForkStackException {@code CONFIGURATION} if PostgreSQL takes no name of this length, or it is a source's */
    String of(EnvironmentName env) {
        if (sources.containsKey(env)) {
            return sources.get(env);
        }
        String name = names.database(env);
        if (name.length() > MAX_LENGTH) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    "The database's name would be " + name + ": " + name.length() + " characters, and PostgreSQL takes "
                            + MAX_LENGTH + ".",
                    "Choose an environment name that is " + (name.length() - MAX_LENGTH)
                            + " characters shorter, or a shorter project name.");
        }
        // Or somebody else's data would be taken over as an environment, and removed with it.
        Optional<EnvironmentName> owner = sources.entrySet().stream()
                .filter(source -> source.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
        if (owner.isPresent()) {
            throw new ForkStackException(
                    ForkStackException.Kind.CONFIGURATION,
                    "The database of environment " + env + " would be " + name + ", which is "
                            + (owner.get().equals(EnvironmentName.PROD) ? "production's" : owner.get() + "'s")
                            + " own.",
                    "Choose another environment name.");
        }
        return name;
    }

    /** The environment whose database would have this name. */
    Optional<EnvironmentName> env(String database) {
        return names.environmentOfDatabase(database);
    }

    boolean isSource(String database) {
        return sources.containsValue(database);
    }

    /** @throws ForkStackException {@code NOT_OURS} if the database is one to fork from, which is all that is done with it */
    void refuseSource(String database) {
        if (isSource(database)) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_OURS,
                    "The database " + database + " is configured as one to fork from, so it is left alone.",
                    "Choose another environment name.");
        }
    }

    /** A new name for a database that is not finished yet. */
    String staging() {
        return STAGING + project() + "-" + Secret.random(8).reveal().toLowerCase(Locale.ROOT);
    }

    /** As a regular expression that PostgreSQL and Java read alike. */
    Pattern stagings() {
        return Pattern.compile("^" + STAGING + project() + "-[a-z0-9]{8}$");
    }

    ProjectName project() {
        return names.project();
    }

    /** The role that owns the databases; no project name has an underscore. */
    String role() {
        return NO_ROLE_NAMES.contains(project().value())
                ? project() + "_app"
                : project().value();
    }
}
