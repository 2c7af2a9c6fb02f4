package dev.forkstack.provider.planetscale;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a project's branches are called at PlanetScale. A branch that is being made has another name than a finished one. Both
 * follow from the environment, so that two machines meet in them, and a run that died left nothing that nobody finds. Immutable.
 */
record BranchNames(ResourceNames names) {

    /** What other tools keep to; PlanetScale documents no limit. */
    static final int LONGEST = 63;

    private static final String STAGING = "forkstack-tmp-";
    private static final int CHECK = 6;

    /** @throws ForkStackException {@code CONFIGURATION} if the name would be too long while the branch is made */
    String of(EnvironmentName env) {
        String name = names.database(env);
        int excess = STAGING.length() + name.length() + 1 + CHECK - LONGEST;
        if (excess > 0) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The branch would be called " + STAGING + name + "-" + check(env) + " while it is made: "
                            + (LONGEST + excess) + " characters, and PlanetScale is asked for no more than " + LONGEST
                            + ".",
                    "Choose a project name, or an environment name, that is " + excess + " characters shorter.");
        }
        return name;
    }

    ProjectName project() {
        return names.project();
    }

    /** What the branch is called until it is ready: nothing is written on it yet, so the name alone tells whose it is. */
    String staging(EnvironmentName env) {
        return STAGING + of(env) + "-" + check(env);
    }

    /** The environment whose finished branch would have this name. */
    Optional<EnvironmentName> env(String branch) {
        return names.environmentOfDatabase(branch);
    }

    /** The environment whose unfinished branch has this name. */
    Optional<EnvironmentName> stagedEnv(String branch) {
        return Optional.of(branch)
                .filter(name -> name.startsWith(STAGING) && name.length() > STAGING.length() + CHECK + 1)
                .map(name -> name.substring(STAGING.length(), name.length() - CHECK - 1))
                .flatMap(this::env)
                .filter(env -> branch.equals(STAGING + names.database(env) + "-" + check(env)));
    }

    /** Else {@code app} with {@code web-alice} and {@code app-web} with {@code alice} would have one name. */
    private String check(EnvironmentName env) {
        String whole =
                names.project() + "/" + names.part().map(Object::toString).orElse("") + "/" + env;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CHECK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
