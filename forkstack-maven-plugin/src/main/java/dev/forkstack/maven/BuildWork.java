package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.ForkStackConfig;
import dev.forkstack.config.BuildName;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.state.BuildFile;
import dev.forkstack.state.BuildFiles;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** What is done for the environment of a build: it is made and removed, and both are told. Thread-safe. */
record BuildWork(
        ForkStackOpener opener,
        MavenSession session,
        MavenProject module,
        ForkStackConfig config,
        BuildRequest request,
        Log log)
        implements BuildEnvironment.Work {

    /** More builds of one name at the same time have to be named by hand. */
    private static final int MAX_NUMBER = 9;

    /** What the module asks for that comes first. */
    record BuildRequest(boolean isNamed, CreateRequest options, boolean keep) {

        EnvironmentName name() {
            return options.name();
        }

        CreateRequest as(EnvironmentName other) {
            return new CreateRequest(
                    other, options.from(), options.at(), options.adopt(), options.failIfExists(), options.disconnect());
        }
    }

    @Override
    public Given make() {
        long begin = System.nanoTime();
        new LogProgress(log).note("project " + config.project() + " in " + config.root());
        BuildFiles files = ForkStack.buildFiles(config);
        BuildFile file = claimed(files);
        files.dead(config.project()).forEach(dead -> bury(files, dead));
        boolean made = false;
        try (ForkStack forkStack = open(file)) {
            Created created = forkStack.create(request.as(file.name()));
            made = true;
            BuildClosing closing = new BuildClosing(log, file.name());
            closing.created(created, file.path(), Duration.ofNanos(System.nanoTime() - begin));
            forkStack.disagreement(file.name()).ifPresent(closing::warn);
            ForeignShell.of(config.processEnvironment(), config.project(), file.name())
                    .ifPresent(shell -> closing.warn("this shell holds the values of " + shell.environment()
                            + " (FORKSTACK_ENV), and tests are started without them"));
            return new Given(file.name(), created, file, module.getArtifactId());
        } finally {
            if (!made) {
                file.leave(file.name());
                file.close();
            }
        }
    }

    @Override
    public void remove(Given given) {
        BuildClosing closing = new BuildClosing(log, given.name());
        if (request.keep()) {
            given.file().leave(given.name());
            closing.kept();
            return;
        }
        closing.deleted(removed(given.file()));
    }

    /** Removes what an earlier build has left, where this one has made nothing. */
    void removeLeftover() {
        if (request.keep()) {
            return;
        }
        Optional<BuildFile> file = ForkStack.buildFiles(config).claim(config.root(), config.project(), request.name());
        file.ifPresentOrElse(
                free -> {
                    try (free) {
                        new BuildClosing(log, free.name()).deleted(removed(free));
                    }
                },
                () -> log.info("Environment " + request.name() + " belongs to another build that runs now."));
    }

    /** What a build has left that was killed; it may have had another name, and never come again. */
    private void bury(BuildFiles files, EnvironmentName dead) {
        files.claim(config.root(), config.project(), dead).ifPresent(file -> {
            try (file) {
                new LogProgress(log).note("a build that died has left environment " + dead);
                new BuildClosing(log, dead).buried(removed(file));
            } catch (ForkStackException e) {
                new BuildClosing(log, dead).warn(e.getMessage() + " The next build tries again.");
            }
        });
    }

    @Override
    public void tell(ForkStackException failure) {
        new FailureReport(log).print(failure);
    }

    private Deleted removed(BuildFile file) {
        try (ForkStack forkStack = open(file)) {
            return forkStack.deleteAtTheEnd(new DeleteRequest(file.name(), Optional.empty()));
        }
    }

    private ForkStack open(BuildFile file) {
        return opener.open(session, module, config, new LogProgress(log), file);
    }

    private BuildFile claimed(BuildFiles files) {
        Stream<EnvironmentName> names = request.isNamed()
                ? Stream.of(request.name())
                : Stream.concat(
                        Stream.of(request.name()),
                        IntStream.rangeClosed(2, MAX_NUMBER)
                                .mapToObj(number -> BuildName.numbered(request.name(), number)));
        return names.map(name -> files.claim(config.root(), config.project(), name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ForkStackException(
                        Kind.ALREADY_EXISTS,
                        "Another build that runs now has the environment " + request.name() + ".",
                        "Wait for its end, or give this one another name: -Dforkstack.env=NAME."));
    }

    @Override
    public String toString() {
        return "work for " + request.name();
    }
}
