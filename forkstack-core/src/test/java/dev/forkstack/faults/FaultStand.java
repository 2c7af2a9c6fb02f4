package dev.forkstack.faults;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.state.Workspace;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.workflow.Limits;
import dev.forkstack.workflow.Owner;
import dev.forkstack.workflow.Part;
import dev.forkstack.workflow.Protection;
import dev.forkstack.workflow.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A project whose database or bucket is at a service that fails, with a checkout; every verb runs as a process of its own would. */
final class FaultStand {

    static final EnvironmentName BASE = new EnvironmentName("base");
    static final EnvironmentName OTHER = new EnvironmentName("other");

    final FaultyService service;
    final ProjectName project;
    final RecordedProgress progress = new RecordedProgress();
    private final Path root;
    private final Path locks;

    FaultStand(FaultyService service, String project, Path directory) throws IOException {
        this.service = service;
        this.project = new ProjectName(project);
        this.root = Files.createDirectories(directory.resolve(project));
        this.locks = directory.resolve("locks");
        service.source(this.project);
    }

    /** Runs something on a new provider. */
    void verb(Consumer<Scope> verb) {
        try (ResourceProvider provider = service.open(project)) {
            verb.accept(scope(provider));
        }
    }

    Optional<Resource> find(EnvironmentName name) {
        try (ResourceProvider provider = service.open(project)) {
            return provider.find(name);
        }
    }

    /** What an application reads in an environment that stands. */
    Set<String> rows(EnvironmentName name) {
        try (ResourceProvider provider = service.open(project)) {
            Owned owned = new dev.forkstack.model.Ownership(project, name)
                    .claim(provider.find(name).orElseThrow());
            return service.read(provider.connect(owned, EnvVars.NONE));
        }
    }

    /** As a run leaves it that was killed after it had made the resource. */
    void leaveUnfinished(EnvironmentName name) {
        try (ResourceProvider provider = service.open(project)) {
            Mark mark = new Mark(
                    project,
                    name,
                    Optional.empty(),
                    "",
                    Optional.of(EnvironmentName.PROD),
                    Optional.empty(),
                    Optional.of("alice@example.org"),
                    "a-dead-run",
                    Mark.State.FILLING,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    Optional.empty());
            provider.create(new Plan(Optional.of(service.source(project).resource()), mark));
        }
    }

    /** Both files, byte for byte. */
    String files() {
        return text(EnvFile.NAME) + "\u0000" + text(CurrentEnvironment.FILE);
    }

    void restore(String files) throws IOException {
        String[] both = files.split("\u0000", -1);
        Files.writeString(root.resolve(EnvFile.NAME), both[0], StandardCharsets.ISO_8859_1);
        Files.writeString(root.resolve(CurrentEnvironment.FILE), both[1], StandardCharsets.ISO_8859_1);
    }

    private String text(String file) {
        try {
            return Files.exists(root.resolve(file))
                    ? Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1)
                    : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Scope scope(ResourceProvider provider) {
        return new Scope(
                project,
                List.of(new Part(service.kind(), service.name(), EnvironmentName.PROD, provider)),
                Optional.empty(),
                Limits.NONE,
                new Protection(Set.of(EnvironmentName.DEV, EnvironmentName.PROD), Map.of()),
                new Owner(Optional.of("alice@example.org")),
                new Workspace(root, locks),
                () -> locks,
                progress);
    }
}
