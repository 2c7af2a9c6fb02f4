package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Makes an environment, or completes or reuses it, and switches this checkout to it. Bound into a build it makes one for
 * the build alone and leaves the checkout as it is.
 */
@Mojo(name = "new", requiresProject = false, threadSafe = true, defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST)
public final class NewMojo extends AbstractBuildMojo {

    /** The environment to fork, for once. */
    @Parameter(property = "forkstack.from")
    private String from;

    /** The point in time to fork, such as {@code 2026-01-31T12:00:00Z}, where the provider can. */
    @Parameter(property = "forkstack.at")
    private String at;

    /** The exact names of resources that may be taken over although Fork Stack did not make them. */
    @Parameter(property = "forkstack.adopt")
    private Set<String> adopt = Set.of();

    /** Whether an environment that stands already is an error. */
    @Parameter(property = "forkstack.failIfExists", defaultValue = "false")
    private boolean failIfExists;

    /** Whether sessions of a source that is in use may be ended where they are in the way; a protected source's never are. */
    @Parameter(property = "forkstack.disconnect", defaultValue = "false")
    private boolean disconnect;

    @Inject
    NewMojo(ForkStackOpener opener) {
        super(opener);
    }

    @Override
    Outcome run(ForkStack forkStack) {
        long begin = System.nanoTime();
        EnvironmentName name = named();
        Created created = forkStack.create(request(name));
        return new CreatedOutcome(
                created, Closing.of(forkStack, created.environment(), begin), forkStack.isTemplate(name));
    }

    @Override
    void run(Place place) {
        refuseToAdopt(place.name());
        BuildEnvironment environment = builds().needed(session(), place.key(), work(place, request(place.name())));
        boolean joins = environment.isBegun();
        Given given = environment.given();
        if (joins) {
            new BuildClosing(getLog(), given.name()).joined(given.module());
        }
        MavenProject module = session().getCurrentProject();
        TestProperties.of(given).setOn(module.getProperties());
        new DatabaseServer(given.name(), given.created().values()).addTo(session());
        ForeignShell.of(place.config().processEnvironment(), place.config().project(), given.name())
                .ifPresent(shell ->
                        shell.keepFrom(module.getProperties(), given.created().values()));
        LostArgLine.of(session().getUserProperties(), module)
                .ifPresent(where -> new BuildClosing(getLog(), given.name())
                        .warn("argLine stands in " + where + ", so tests are not led to this build's environment: write"
                                + " @{argLine} into it, or add -D" + TestProperties.ENV_FILE + "=${"
                                + TestProperties.ENV_FILE + "}"));
    }

    /** What a build has taken over would go at its end, although a person has named it. */
    private void refuseToAdopt(EnvironmentName name) {
        if (!adopt.isEmpty()) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "No build takes over " + String.join(", ", new TreeSet<>(adopt)) + ": it would be deleted at the"
                            + " build's end.",
                    "Take it over by name first (mvn forkstack:new -Denv=" + name + " -Dforkstack.adopt="
                            + String.join(",", new TreeSet<>(adopt)) + "), then build with -Dforkstack.env=" + name
                            + ", which leaves it where it is.");
        }
    }

    private CreateRequest request(EnvironmentName name) {
        return new CreateRequest(
                name,
                Optional.ofNullable(from).map(text -> parsed(text, "from")),
                Optional.ofNullable(at).map(NewMojo::instant),
                adopt,
                failIfExists,
                disconnect);
    }

    private static EnvironmentName parsed(String text, String option) {
        try {
            return new EnvironmentName(text);
        } catch (IllegalArgumentException e) {
            throw new ForkStackException(
                    Kind.CONFIGURATION, e.getMessage(), "Mend -Dforkstack." + option + " (make: FROM=NAME).", e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "Not an instant: '" + text + "'.",
                    "Write it as 2026-01-31T12:00:00Z (make: AT=…).",
                    e);
        }
    }
}
