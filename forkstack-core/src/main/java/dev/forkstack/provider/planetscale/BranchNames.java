package dev.forkstack.provider.planetscale;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Sha256;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a project's branches are called at PlanetScale. A branch that is being made has another name than a finished one. Both
 * follow from the environment, so that two machines meet in them, and a run that died left nothing that nobody finds. Immutable.
 */
record BranchNames(ResourceNames names) {

    /** What other tools keep to; PlanetScale documents no limit. */
    static final int LONGEST = 63;

    private static final String STAGING = "forkstack-tmp-";
    private static final int CHECK = 6;
    /** Two shapes, as an environment may be called {@code alice-t1} too; the checksum tells which of them it is. */
    private static final Pattern PLAIN = Pattern.compile(STAGING + "(?<name>.+)(?<at>)-[0-9a-f]{6}");

    private static final Pattern PAST = Pattern.compile(STAGING + "(?<name>.+)-t(?<at>[0-9a-z]{1,8})-[0-9a-f]{6}");

    /**
     * What the name of an unfinished branch tells.
     *
     * @param at the instant of its source's past that it was begun from, to the second
     */
    record Staged(EnvironmentName env, Optional<Instant> at) {}

    /** @throws ForkStackException {@code CONFIGURATION} if the name would be too long while the branch is made */
    String of(EnvironmentName env) {
        staging(env, Optional.empty());
        return names.database(env);
    }

    ProjectName project() {
        return names.project();
    }

    /**
     * What the branch is called until it is ready: nothing is written on it yet, so the name alone tells whose it is, and of
     * when.
     *
     * @throws ForkStackException {@code CONFIGURATION} if that is too long
     */
    String staging(EnvironmentName env, Optional<Instant> at) {
        String name = stagingOf(env, at);
        int excess = name.length() - LONGEST;
        if (excess > 0) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "The branch would be called " + name + " while it is made: " + name.length()
                            + " characters, and PlanetScale is asked for no more than " + LONGEST + ".",
                    "Choose a project name, or an environment name, that is " + excess + " characters shorter.");
        }
        return name;
    }

    private String stagingOf(EnvironmentName env, Optional<Instant> at) {
        Optional<String> seconds = at.map(instant -> Long.toString(instant.getEpochSecond(), Character.MAX_RADIX));
        return STAGING + names.database(env) + seconds.map(text -> "-t" + text).orElse("") + "-" + check(env, seconds);
    }

    /** The environment whose finished branch would have this name. */
    Optional<EnvironmentName> env(String branch) {
        return names.environmentOfDatabase(branch);
    }

    /** The environment whose unfinished branch has this name. */
    Optional<EnvironmentName> stagedEnv(String branch) {
        return staged(branch).map(Staged::env);
    }

    /** What the name of an unfinished branch tells; empty for any other name. */
    Optional<Staged> staged(String branch) {
        return staged(branch, PLAIN).or(() -> staged(branch, PAST));
    }

    private Optional<Staged> staged(String branch, Pattern shape) {
        Matcher matcher = shape.matcher(branch);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Instant> at = Optional.ofNullable(matcher.group("at"))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text, Character.MAX_RADIX)));
        return env(matcher.group("name"))
                .filter(env -> branch.equals(stagingOf(env, at)))
                .map(env -> new Staged(env, at));
    }

    /** Else {@code app} with {@code web-alice} and {@code app-web} with {@code alice} would have one name. */
    private String check(EnvironmentName env, Optional<String> seconds) {
        String whole =
                names.project() + "/" + names.part().map(Object::toString).orElse("") + "/" + env
                        + seconds.map(text -> "/" + text).orElse("");
        return Sha256.hex(whole).substring(0, CHECK);
    }
}
