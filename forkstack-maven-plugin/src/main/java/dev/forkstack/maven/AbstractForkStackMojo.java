package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: the configuration, and how a failure is told. Holds no secret: {@code mvn -X} prints parameters. */
abstract class AbstractForkStackMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Skips every goal of Fork Stack. */
    @Parameter(property = "forkstack.skip", defaultValue = "false")
    private boolean skip;

    /** How the goal talks: {@code text} for people, {@code json} for programs. */
    @Parameter(property = "forkstack.output", defaultValue = "text")
    private String format;

    /** The project's name, the first part of every name that is made; as {@code project} in forkstack.toml. */
    @Parameter
    private String project;

    /** The environment to fork when none is named. */
    @Parameter
    private String source;

    /** Environments that can never be deleted, besides dev and prod. */
    @Parameter(name = "protected")
    private List<String> protectedNames;

    /** The keys of the section {@code [database]}. */
    @Parameter
    private Map<String, String> database;

    /** The keys of the section {@code [bucket]}. */
    @Parameter
    private Map<String, String> bucket;

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
        Output output = told(new TextOutput(getLog()), () -> Output.of(format, execution.getGoal(), getLog()));
        if (skip) {
            output.tell(new SkippedOutcome(execution.getGoal()));
            return;
        }
        PomSettings pom = new PomSettings(project, source, protectedNames, database, bucket);
        // Told before it is closed: from then on, a Ctrl-C no longer waits.
        try (ForkStack forkStack = told(output, () -> opener.open(session, pom, output.progress()))) {
            Outcome outcome = told(output, () -> told(output, run(forkStack)));
            if (outcome.failure().isPresent()) {
                throw failure(outcome.failure().get());
            }
        }
    }

    private static Outcome told(Output output, Outcome outcome) {
        output.tell(outcome);
        return outcome;
    }

    private static <T> T told(Output output, Supplier<T> action) throws MojoFailureException {
        try {
            return action.get();
        } catch (ForkStackException e) {
            output.fail(e);
            throw failure(e);
        }
    }

    private static MojoFailureException failure(ForkStackException e) {
        return new MojoFailureException("✗ " + Printable.of(e.getMessage()), e);
    }

    /** A goal invoked by name is meant once; Maven runs it for every module of a reactor. */
    private boolean isOneTooMany() {
        return isInvokedByName()
                && session.getCurrentProject() != session.getProjects().get(0);
    }

    private boolean isInvokedByName() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** Does the goal's one thing. */
    abstract Outcome run(ForkStack forkStack);

    /** @param begin as {@link System#nanoTime} had it */
    final Closing closing(ForkStack forkStack, Environment environment, long begin) {
        return new Closing(
                environment,
                Duration.ofNanos(System.nanoTime() - begin),
                forkStack.config().root(),
                forkStack.disagreement(new EnvironmentName(environment.name())));
    }

    /** The environment that this goal was told to work on; {@code configured} counts for bound executions only. */
    final EnvironmentOption environment(String configured) {
        return new EnvironmentOption(session.getUserProperties(), isInvokedByName(), configured, execution.getGoal());
    }
}
