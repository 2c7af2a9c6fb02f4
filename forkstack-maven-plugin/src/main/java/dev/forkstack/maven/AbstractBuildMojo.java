package dev.forkstack.maven;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.config.BuildName;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;

/** What goals share that can be bound into a build, where they work on an environment of the build's own. */
abstract class AbstractBuildMojo extends AbstractForkStackMojo {

    /** What runs in these is not for tests, but for the sources: who wants no tests needs it all the same. */
    private static final Set<String> PHASES_OF_SOURCES = Set.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes");

    /** The environment's name, for executions that are bound to a phase, which need none; by name it is {@code -Denv}. */
    @Parameter
    private String env;

    /** In a build: {@code reactor} for one environment for all modules, {@code module} for one for each. */
    @Parameter(property = "forkstack.scope", defaultValue = "reactor")
    private String scope;

    /** In a build: leaves the environment where it is. */
    @Parameter(property = "forkstack.keep", defaultValue = "false")
    private boolean keep;

    /** Skips bound executions, as it skips integration tests. */
    @Parameter(property = "skipITs", defaultValue = "false")
    private boolean skipITs;

    /** Skips bound executions, as it skips tests. */
    @Parameter(property = "skipTests", defaultValue = "false")
    private boolean skipTests;

    /** Skips bound executions, as it skips tests. */
    @Parameter(property = "maven.test.skip", defaultValue = "false")
    private boolean skipTestsAltogether;

    AbstractBuildMojo(ForkStackOpener opener) {
        super(opener);
    }

    /** Where a build's environment comes from. Immutable. */
    record Place(ForkStackConfig config, EnvironmentName name, boolean isNamed, boolean isOfReactor) {

        /** Tells the environments of one run of Maven apart. */
        String key() {
            return config.project() + "." + name;
        }
    }

    /** Does the goal's one thing for a build. */
    abstract void run(Place place);

    @Override
    final boolean ranInBuild(PomSettings pom) {
        if (isInvokedByName()) {
            return false;
        }
        run(place(opener().config(session(), pom)));
        return true;
    }

    @Override
    final Optional<String> skippedBy() {
        if (isInvokedByName() || phase().filter(PHASES_OF_SOURCES::contains).isPresent()) {
            return Optional.empty();
        }
        if (skipITs) {
            return Optional.of("skipITs");
        }
        if (skipTests) {
            return Optional.of("skipTests");
        }
        return skipTestsAltogether ? Optional.of("maven.test.skip") : Optional.empty();
    }

    @Override
    final void skipped() {
        if (!isInvokedByName()) {
            builds().isThrough(session().getCurrentProject());
        }
    }

    /** The environment that a goal invoked by name works on. */
    final EnvironmentName named() {
        return environment(env).required();
    }

    /** What is done for the environment of a build, on behalf of this module. */
    final BuildWork work(Place place, CreateRequest options) {
        return new BuildWork(
                opener(),
                session(),
                session().getCurrentProject(),
                place.config(),
                new BuildWork.BuildRequest(place.isNamed(), options, keep),
                getLog());
    }

    final BuildSession builds() {
        return BuildSession.of(session());
    }

    /** One function for both goals, so that what one makes the other removes. */
    private Place place(ForkStackConfig config) {
        boolean isOfReactor = isOfReactor();
        Optional<EnvironmentName> given = environment(env).given().map(BuildName.of(config)::admitted);
        EnvironmentName ofReactor = given.orElseGet(() ->
                builds().impliedName(config.root(), () -> BuildName.of(config).implied()));
        EnvironmentName name = isOfReactor
                ? ofReactor
                : BuildName.ofModule(ofReactor, session().getCurrentProject().getArtifactId());
        return new Place(config, name, given.isPresent(), isOfReactor);
    }

    private boolean isOfReactor() {
        return switch (scope) {
            case "reactor" -> true;
            case "module" -> false;
            default ->
                throw new ForkStackException(
                        Kind.CONFIGURATION,
                        "There is no scope '" + scope + "'.",
                        "Set <scope> (-Dforkstack.scope) to reactor, for one environment for all modules, or to module.");
        };
    }
}
