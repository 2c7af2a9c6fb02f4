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

    /** @throws ForkStackException {@code CONFIGURATION} if PostgreSQL takes no name of this length */
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
        return name;
    }

    /** The environment whose database would have this name. */
    Optional<EnvironmentName> env(String database) {
        return names.environmentOfDatabase(database);
    }

    boolean isSource(String database) {
        return sources.containsValue(database);
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
