package dev.forkstack.provider.turso;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.util.Optional;

/**
 * What a project's databases are called at Turso. Immutable.
 *
 * @param prod what production's own database is called
 */
record DatabaseNames(ResourceNames names, String organization, String prod) {

    static final String RULE = "[a-z0-9-]{1,64}";

    private static final int LONGEST = 64;
    /** The host is {@code <database>-<organization>.…}, and a label of the DNS has at most so many characters. */
    private static final int LONGEST_LABEL = 63;

    /** @throws ForkStackException {@code CONFIGURATION} if Turso takes no name of this length, or it is production's */
    String of(EnvironmentName env) {
        if (env.equals(EnvironmentName.PROD)) {
            return prod;
        }
        String name = names.database(env);
        int longest = Math.min(LONGEST, LONGEST_LABEL - 1 - organization.length());
        if (name.length() > longest) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The database's name would be " + name + ": " + name.length() + " characters, and Turso takes "
                            + longest + " in organization " + organization + ".",
                    "Choose an environment name that is " + (name.length() - longest)
                            + " characters shorter, or a shorter project name.");
        }
        if (name.equals(prod)) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The database of environment " + env + " would be " + name + ", which is production's own.",
                    "Choose another environment name.");
        }
        return name;
    }

    ProjectName project() {
        return names.project();
    }

    /** The environment whose database would have this name. */
    Optional<EnvironmentName> env(String database) {
        return database.equals(prod) ? Optional.of(EnvironmentName.PROD) : names.environmentOfDatabase(database);
    }
}
