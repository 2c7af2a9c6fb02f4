package dev.forkstack.provider.libsql;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.util.Map;
import java.util.Optional;

/**
 * What a project's databases are called at one service. Immutable.
 *
 * @param prod what production's own database is called
 * @param reserved what no environment's database can be called besides, and whose that is, such as {@code the server's own}
 * @param longest how many characters a name may have
 * @param taker for messages, who takes no more, such as {@code Turso takes 50 in organization acme}
 */
public record DatabaseNames(ResourceNames names, String prod, Map<String, String> reserved, int longest, String taker) {

    public DatabaseNames {
        reserved = Map.copyOf(reserved);
    }

    /** @throws ForkStackException {@code CONFIGURATION} if no name of this length is taken, or it is somebody's */
    public String of(EnvironmentName env) {
        if (env.equals(EnvironmentName.PROD)) {
            return prod;
        }
        String name = names.database(env);
        if (name.length() > longest) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The database's name would be " + name + ": " + name.length() + " characters, and " + taker + ".",
                    "Choose an environment name that is " + (name.length() - longest)
                            + " characters shorter, or a shorter project name.");
        }
        if (name.equals(prod) || reserved.containsKey(name)) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The database of environment " + env + " would be " + name + ", which is "
                            + (name.equals(prod) ? "production's own" : reserved.get(name)) + ".",
                    "Choose another environment name.");
        }
        return name;
    }

    public ProjectName project() {
        return names.project();
    }

    /** The environment whose database would have this name. */
    public Optional<EnvironmentName> env(String database) {
        return database.equals(prod) ? Optional.of(EnvironmentName.PROD) : names.environmentOfDatabase(database);
    }
}
