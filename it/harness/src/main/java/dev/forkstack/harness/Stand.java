package dev.forkstack.harness;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Environment;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A checkout with a {@code FORKSTACK_HOME} and running servers of its own. For one thread. */
final class Stand implements AutoCloseable {

    /** Bytes before and behind our block that no encoding knows, and line ends that are not ours. */
    private static final String BEFORE = "# mine, not UTF-8: \u00ff\u00fe\r\nMINE=1\r\n";

    private static final String BEHIND = "\tALSO_MINE='a b'\r\n# no line end here";

    private final Path root;
    private final Path home;
    private final String project;
    private final ResourceNames names;
    private Admin admin;
    private Databases databases = new LocalDatabases(this);
    private Buckets buckets = new LocalBuckets(this);

    Stand(Path directory, String project) throws IOException {
        this(directory, Files.createDirectories(directory).toRealPath().resolve("home"), project);
    }

    /** A checkout of another project, with servers that it shares. */
    Stand(Path directory, Path home, String project) throws IOException {
        root = Files.createDirectories(directory.resolve("app")).toRealPath();
        this.home = home;
        this.project = project;
        names = new ResourceNames(new ProjectName(project));
        configure();
    }

    private void configure() throws IOException {
        Files.writeString(
                root.resolve("forkstack.toml"),
                "project = \"" + project + "\"\n" + databases.configuration() + buckets.configuration());
    }

    /** With rows and objects in the source, the environments {@code base} and {@code other}, and base the current one. */
    static Stand furnished(Path directory, String project, Place place) throws IOException, SQLException {
        Stand stand = new Stand(directory, project);
        stand.verb("up", "");
        stand.write(stand.root.resolve(EnvFile.NAME), BEFORE);
        stand.joinDev();
        stand.buckets.fill();
        stand.databases = place.databases(stand);
        stand.buckets = place.buckets(stand);
        stand.configure();
        Contents.fill(stand.databases.owner());
        stand.databases.filled();
        stand.verb("new", "other");
        stand.verb("new", "base");
        stand.write(
                stand.root.resolve(EnvFile.NAME),
                new String(Files.readAllBytes(stand.root.resolve(EnvFile.NAME)), StandardCharsets.ISO_8859_1) + BEHIND);
        return stand;
    }

    /** Switches to the source, which is made here if it is absent, and opens the superuser's eyes. */
    void joinDev() throws IOException, SQLException {
        verb("switch", "dev");
        if (admin != null) {
            admin.close();
        }
        admin = new Admin(home, files().value("JDBC_DATABASE_URL"));
    }

    Path root() {
        return root;
    }

    Path home() {
        return home;
    }

    String database(String environment) {
        return names.database(new EnvironmentName(environment));
    }

    String bucket(String environment) {
        return names.bucket(new EnvironmentName(environment));
    }

    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(VerbProcess.environment(home));
        all.putAll(databases.variables());
        all.putAll(buckets.variables());
        return Map.copyOf(all);
    }

    Databases databases() {
        return databases;
    }

    Buckets buckets() {
        return buckets;
    }

    /** Of the service that the verbs ask; a stand has one at most. */
    Optional<HttpWatch> watch() {
        return databases.watch().or(buckets::watch);
    }

    /** Waits until the servers have done all that a killed process asked of them. */
    void awaitQuiet() throws SQLException, InterruptedException {
        if (watch().isPresent()) {
            watch().get().awaitQuiet();
        }
        admin.awaitNobodyElse();
    }

    Admin admin() {
        return admin;
    }

    /** In this process, which is warm. */
    void verb(String verb, String name) {
        try (ForkStack forkStack = open()) {
            ForkStackProcess.run(forkStack, verb, name);
        }
    }

    /** How far the environment has come; empty if nothing of it stands. */
    Optional<Environment.State> state(String environment) {
        try (ForkStack forkStack = open()) {
            return forkStack.list().stream()
                    .filter(found -> found.name().equals(environment))
                    .map(Environment::state)
                    .findFirst();
        }
    }

    private ForkStack open() {
        return ForkStackProcess.open(root, environment());
    }

    /** What an application would be given here. */
    dev.forkstack.runtime.ForkStackEnvironment environmentHere() {
        return dev.forkstack.runtime.ForkStackEnvironment.of(root, Map.of());
    }

    CheckoutFiles files() throws IOException {
        return CheckoutFiles.of(root);
    }

    void restore(CheckoutFiles files) throws IOException {
        write(root.resolve(EnvFile.NAME), files.env());
        Files.writeString(root.resolve(CurrentEnvironment.FILE), files.current());
    }

    private void write(Path file, String latin1) throws IOException {
        Files.write(file, latin1.getBytes(StandardCharsets.ISO_8859_1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() throws IOException, SQLException {
        databases.close();
        buckets.close();
        databases = new LocalDatabases(this);
        buckets = new LocalBuckets(this);
        configure();
        if (admin != null) {
            admin.close();
        }
        verb("down", "");
    }
}
