package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.ForkStackException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** What all goals share: the configuration, and how a failure is told. Holds no secret: {@code mvn -X} prints parameters. */
abstract class AbstractForkStackMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Skips every goal of Fork Stack. */
    @Parameter(property = "forkstack.skip", defaultValue = "false")
    private boolean skip;

    /** The project's name, the first part of every name that is made; as {@code project} in forkstack.toml. */
    @Parameter
    private String project;

    /** The environment to fork when none is named. */
    @Parameter
    private String source;

    /** Environments that can never be deleted, besides dev and prod. */
    @Parameter(name = "protected")
    private List<String> protectedNames;

    /** Environments that only serve as sources. */
    @Parameter
    private List<String> templates;

    /** How many environments the project may have, its sources apart. */
    @Parameter
    private String maxEnvironments;

    /** The keys of the section {@code [database]}. */
    @Parameter
    private PlexusConfiguration database;

    /** Further databases by name, as the sections {@code [databases.NAME]}. */
    @Parameter
    private PlexusConfiguration databases;

    /** The keys of the section {@code [bucket]}. */
    @Parameter
    private PlexusConfiguration bucket;

    /** Further buckets by name, as the sections {@code [buckets.NAME]}. */
    @Parameter
    private PlexusConfiguration buckets;

    /** The keys of the section {@code [directory]}. */
    @Parameter
    private PlexusConfiguration directory;

    private final ForkStackOpener opener;

    AbstractForkStackMojo(ForkStackOpener opener) {
        this.opener = opener;
    }

    /** Maven sets a parameter by its own name, which no field can have here. Not final: Maven needs javac's bridge to it. */
    public void setProtected(List<String> names) {
        protectedNames = names;
    }

    @Override
    public final void execute() throws MojoFailureException {
        if (isOneTooMany()) {
            return;
        }
        Optional<String> reason = skip ? Optional.of("forkstack.skip") : skippedBy();
        if (reason.isPresent()) {
            getLog().info("forkstack:" + execution.getGoal() + " skipped (" + reason.get() + ")");
            skipped();
            return;
        }
        PomSettings pom = pom();
        if (told(() -> ranInBuild(pom))) {
            return;
        }
        // Told before it is closed: from then on, a Ctrl-C no longer waits.
        try (ForkStack forkStack = told(() -> opener.open(session, pom, new LogProgress(getLog())))) {
            told(() -> {
                run(forkStack);
                return forkStack;
            });
        }
    }

    private PomSettings pom() {
        Map<String, String> single = new HashMap<>();
        single.put("project", project);
        single.put("source", source);
        single.put("maxEnvironments", maxEnvironments);
        Map<String, List<String>> lists = new HashMap<>();
        lists.put("protected", protectedNames);
        lists.put("templates", templates);
        Map<String, PlexusConfiguration> sections = new HashMap<>();
        sections.put("database", database);
        sections.put("databases", databases);
        sections.put("bucket", bucket);
        sections.put("buckets", buckets);
        sections.put("directory", directory);
        return new PomSettings(single, lists, sections);
    }

    private <T> T told(Supplier<T> action) throws MojoFailureException {
        try {
            return action.get();
        } catch (ForkStackException e) {
            new FailureReport(getLog()).print(e);
            throw new MojoFailureException("✗ " + Printable.of(e.getMessage()), e);
        }
    }

    /** A goal invoked by name is meant once; Maven runs it for every module of a reactor. */
    private boolean isOneTooMany() {
        return isInvokedByName()
                && session.getCurrentProject() != session.getProjects().get(0);
    }

    final boolean isInvokedByName() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** The property that skips this goal, beside {@code forkstack.skip}. */
    Optional<String> skippedBy() {
        return Optional.empty();
    }

    /** The goal was skipped. */
    void skipped() {}

    /** Does the goal's one thing as a part of a build; false if it is none, or the goal does the same everywhere. */
    boolean ranInBuild(PomSettings pom) {
        return false;
    }

    /** Does the goal's one thing. */
    abstract void run(ForkStack forkStack);

    final MavenSession session() {
        return session;
    }

    final ForkStackOpener opener() {
        return opener;
    }

    /** The environment that this goal was told to work on; {@code configured} counts for bound executions only. */
    final EnvironmentOption environment(String configured) {
        return new EnvironmentOption(session.getUserProperties(), isInvokedByName(), configured, execution.getGoal());
    }
}
