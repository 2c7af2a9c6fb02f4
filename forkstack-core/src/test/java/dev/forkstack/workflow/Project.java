package dev.forkstack.workflow;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Told;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.state.BuildFile;
import dev.forkstack.state.Destination;
import dev.forkstack.state.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A project with a database and a bucket in memory, and a real checkout. */
final class Project {

    static final EnvironmentName DEV = EnvironmentName.DEV;
    static final EnvironmentName ALICE = new EnvironmentName("alice");
    static final EnvironmentName BOB = new EnvironmentName("bob");
    static final Instant SINCE = Instant.parse("2026-01-31T12:00:00Z");

    final FakeProvider database;
    FakeProvider bucket = new FakeProvider(ResourceKind.BUCKET);
    final Told told = new Told();
    final Path root;
    final Map<String, String> process = new HashMap<>();
    Optional<String> owner = Optional.of("alice@example.org");
    Optional<EnvironmentName> source = Optional.empty();
    Limits limits = Limits.NONE;
    Optional<Part> furtherDatabase = Optional.empty();
    Optional<InTheCheckout> directory = Optional.empty();
    boolean databaseInTheCloud;
    private Optional<Destination> destination = Optional.empty();
    private final Path locks;

    Project(Path directory) throws IOException {
        this(directory, new FakeProvider(ResourceKind.DATABASE));
    }

    private Project(Path directory, FakeProvider database) throws IOException {
        this.database = database;
        root = Files.createDirectories(directory.resolve("checkout"));
        locks = directory.resolve("locks");
    }

    /** One whose database and bucket have a server each on this machine. */
    static Project served(Path directory) throws IOException {
        Project project = new Project(directory, new ServedProvider(ResourceKind.DATABASE));
        project.bucket = new ServedProvider(ResourceKind.BUCKET);
        return project;
    }

    ServedProvider servedDatabase() {
        return (ServedProvider) database;
    }

    /** A colleague's, which has the same cloud and nothing else in common. */
    Project onAnotherMachine(String colleague) throws IOException {
        Project other = new Project(root.getParent().resolve("another-machine"), database);
        other.databaseInTheCloud = true;
        other.owner = Optional.of(colleague);
        return other;
    }

    /** Another checkout of the same user. */
    Project inAnotherWorkTree() throws IOException {
        Project other = new Project(root.getParent().resolve("another-work-tree"), database);
        other.bucket = bucket;
        other.directory = Optional.of(new InTheCheckout());
        return other;
    }

    /** A build in this checkout, whose values go into a file of its own. */
    Project inBuild(BuildFile file) throws IOException {
        Project build = new Project(root.getParent(), database);
        build.bucket = bucket;
        build.destination = Optional.of(file);
        return build;
    }

    Scope scope() {
        return new Scope(
                new ProjectName("app"),
                parts(),
                source,
                limits,
                protection(),
                new Owner(owner),
                destination.orElseGet(this::workspace),
                () -> locks,
                told);
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(databasePart()));
        furtherDatabase.ifPresent(parts::add);
        parts.add(part(ResourceKind.BUCKET, bucket));
        directory.ifPresent(provider -> parts.add(part(ResourceKind.DIRECTORY, provider)));
        return parts;
    }

    Protection protection() {
        return new Protection(
                Set.of(EnvironmentName.DEV, EnvironmentName.PROD, new EnvironmentName("staging")), process);
    }

    Workspace workspace() {
        return new Workspace(root, locks);
    }

    Created create(EnvironmentName name) {
        return create(CreateRequest.of(name));
    }

    Created create(CreateRequest request) {
        return new CreateEnvironment(scope()).run(request);
    }

    Environment switchTo(EnvironmentName name) {
        return new SwitchEnvironment(scope()).run(name);
    }

    Deleted delete(EnvironmentName name) {
        return delete(new DeleteRequest(name, Optional.empty()));
    }

    Deleted delete(DeleteRequest request) {
        return new DeleteEnvironment(scope()).run(request);
    }

    List<Environment> list() {
        return new ListEnvironments(scope()).run();
    }

    /** What all providers changed, the database's first. */
    List<String> changes() {
        List<String> changes = new ArrayList<>(database.changes());
        changes.addAll(bucket.changes());
        directory.ifPresent(provider -> changes.addAll(provider.changes()));
        return changes;
    }

    /** From here on only what is new counts. */
    void forget() {
        database.forget();
        bucket.forget();
        directory.ifPresent(FakeProvider::forget);
    }

    /** The mark of an earlier run. */
    static Mark mark(EnvironmentName name, Mark.State state) {
        return new Mark(
                new ProjectName("app"),
                name,
                Optional.empty(),
                "",
                Optional.of(DEV),
                Optional.empty(),
                Optional.of("alice@example.org"),
                "an-earlier-run",
                state,
                SINCE,
                Optional.empty());
    }

    static Mark of(Mark mark, String project, String owner) {
        return new Mark(
                new ProjectName(project),
                mark.env(),
                mark.part(),
                mark.resource(),
                mark.source(),
                mark.at(),
                Optional.of(owner),
                mark.run(),
                mark.state(),
                mark.created(),
                mark.expires());
    }

    static Mark from(Mark mark, EnvironmentName source) {
        return new Mark(
                mark.project(),
                mark.env(),
                mark.part(),
                mark.resource(),
                Optional.of(source),
                mark.at(),
                mark.owner(),
                mark.run(),
                mark.state(),
                mark.created(),
                mark.expires());
    }

    private Part databasePart() {
        return databaseInTheCloud
                ? new Part(ResourceKind.DATABASE, "fake-cloud", EnvironmentName.PROD, new InTheCloud(database))
                : part(ResourceKind.DATABASE, database);
    }

    private static Part part(ResourceKind kind, ResourceProvider provider) {
        return new Part(kind, "fake-" + kind, EnvironmentName.DEV, provider);
    }
}
