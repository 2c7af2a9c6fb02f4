package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.ForkStackException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: when they run, and how they talk. */
abstract class AbstractForkStackMojo extends ConfiguredMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Skips every goal of Fork Stack. */
    @Parameter(property = "forkstack.skip", defaultValue = "false")
    private boolean skip;

    /** How a goal that is invoked by name talks: {@code text} for people, {@code json} for programs. */
    @Parameter(property = "forkstack.output", defaultValue = "text")
    private String format;

    private final ForkStackOpener opener;

    AbstractForkStackMojo(ForkStackOpener opener) {
        this.opener = opener;
    }

    @Override
    public final void execute() throws MojoFailureException {
        if (isOneTooMany()) {
            return;
        }
        // A build has one log for all that it does.
        TextOutput lines = new TextOutput(getLog(), isInvokedByName() ? terminal() : Optional.empty());
        Output output = isInvokedByName() ? told(lines, () -> Output.of(format, goal(), lines)) : lines;
        Optional<String> reason = skip ? Optional.of("forkstack.skip") : skippedBy();
        if (reason.isPresent()) {
            output.tell(new SkippedOutcome(goal(), reason.get()));
            skipped();
            return;
        }
        PomSettings pom = pom();
        if (told(lines, () -> ranInBuild(pom))) {
            return;
        }
        // Told before it is closed: from then on, a Ctrl-C no longer waits.
        try (ForkStack forkStack = told(output, () -> opener.open(session, pom, output.progress()))) {
            Optional<ForkStackException> failure = told(output, () -> output.tell(run(forkStack)));
            if (failure.isPresent()) {
                throw failed(failure.get());
            }
        }
    }

    private Optional<PrintStream> terminal() {
        return Terminal.find(session.getRequest().isInteractiveMode(), session.getUserProperties(), System.getenv());
    }

    private static <T> T told(Output output, Supplier<T> action) throws MojoFailureException {
        try {
            return action.get();
        } catch (ForkStackException e) {
            output.fail(e);
            throw failed(e);
        }
    }

    private static MojoFailureException failed(ForkStackException e) {
        return new MojoFailureException("✗ " + Printable.of(e.getMessage()), e);
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
    abstract Outcome run(ForkStack forkStack);

    /** Where in a build this execution stands; empty for one that is invoked by name. */
    final Optional<String> phase() {
        return Optional.ofNullable(execution.getLifecyclePhase());
    }

    private String goal() {
        return execution.getGoal();
    }

    final MavenSession session() {
        return session;
    }

    final ForkStackOpener opener() {
        return opener;
    }

    /** The environment that this goal was told to work on; {@code configured} counts for bound executions only. */
    final EnvironmentOption environment(String configured) {
        return new EnvironmentOption(session.getUserProperties(), isInvokedByName(), configured, goal());
    }
}
