package dev.forkstack.config;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.state.GitWorkTree;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the environment of a build is called. Pure.
 *
 * @param gitBranch that is checked out
 * @param user of the operating system
 * @param taken the environments that are no build's: protected ones, and the source
 */
public record BuildName(
        Map<String, String> processEnvironment, Optional<String> gitBranch, String user, Set<EnvironmentName> taken) {

    /** Keeps builds apart from developers: whose branch is called alice has an environment alice, too. */
    private static final String PREFIX = "it-";

    /** Two less than a name may have: a second build at the same time gets a digit more. */
    private static final int LIMIT = EnvironmentName.MAX_LENGTH - 2;

    /** As this machine and this configuration say. */
    public static BuildName of(ForkStackConfig config) {
        Set<EnvironmentName> taken = new TreeSet<>(config.protectedNames());
        taken.addAll(config.templates());
        config.source().ifPresent(taken::add);
        return new BuildName(
                config.processEnvironment(),
                new GitWorkTree(config.root()).branch(),
                System.getProperty("user.name", ""),
                taken);
    }

    /** Where nobody gives a name: {@code pr-123} in CI, else the branch, else the user. */
    public EnvironmentName implied() {
        CiVariables ci = new CiVariables(processEnvironment);
        String name = ci.pullRequest()
                .map(number -> Slug.of("pr-" + number, LIMIT))
                .orElseGet(
                        () -> PREFIX + Slug.of(ci.branch().or(() -> gitBranch).orElse(user), LIMIT - PREFIX.length()));
        EnvironmentName implied = new EnvironmentName(name);
        while (taken.contains(implied)) {
            implied = new EnvironmentName(Slug.of(PREFIX + implied, LIMIT));
        }
        return implied;
    }

    /** @throws ForkStackException {@code REJECTED} for what tests must not write to */
    public EnvironmentName admitted(EnvironmentName named) {
        if (taken.contains(named)) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "No build can have the protected environment " + named + ": its tests would write there.",
                    "Leave the name out (<env>, -Dforkstack.env), or give another.");
        }
        return named;
    }

    /** The environment of one module, where each has its own. */
    public static EnvironmentName ofModule(EnvironmentName reactor, String artifactId) {
        return new EnvironmentName(Slug.of(reactor + "-" + artifactId, LIMIT));
    }

    /** The name for another build at the same time. */
    public static EnvironmentName numbered(EnvironmentName name, int number) {
        return new EnvironmentName(name + "-" + number);
    }

    @Override
    public String toString() {
        return "name of a build"; // the process environment holds secrets
    }
}
