package dev.forkstack.provider.neon;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.util.Optional;

/**
 * What a project's branches are called at Neon. A branch that is being made has another name than a finished one, since a
 * name is all that Neon lets anybody change; both follow from the environment, so that two machines meet. Immutable.
 */
record NeonNames(ResourceNames names) {

    static final int LONGEST = 256;

    private static final String STAGING = "forkstack-tmp-";

    /** @throws ForkStackException {@code CONFIGURATION} if Neon takes no name of this length */
    String of(EnvironmentName env) {
        String name = names.database(env);
        int excess = STAGING.length() + name.length() - LONGEST;
        if (excess > 0) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The branch would be called " + STAGING + name + " while it is made: " + (LONGEST + excess)
                            + " characters, and Neon takes " + LONGEST + ".",
                    "Choose a project name that is " + excess + " characters shorter.");
        }
        return name;
    }

    ProjectName project() {
        return names.project();
    }

    /** What the branch is called until it is ready. */
    String staging(EnvironmentName env) {
        return STAGING + of(env);
    }

    /** The environment whose branch would have this name. */
    Optional<EnvironmentName> env(String branch) {
        return names.environmentOfDatabase(branch);
    }
}
