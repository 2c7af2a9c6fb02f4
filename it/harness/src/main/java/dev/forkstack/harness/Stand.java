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
import java.util.Map;
import java.util.Optional;

/** A checkout with a {@code FORKSTACK_HOME} and running servers of its own. For one thread. */
final class Stand implements AutoCloseable {

    /** Bytes before and behind our block that no encoding knows, and line ends that are not ours. */
    private static final String BEFORE = "# mine, not UTF-8: \u00ff\u00fe\r\nMINE=1\r\n";

    private static final String BEHIND = "\tALSO_MINE='a b'\r\n# no line end here";

    private final Path root;
    private final Path home;
    private final ResourceNames names;
    private Admin admin;

    Stand(Path directory, String project) throws IOException {
        root = Files.createDirectories(directory.resolve("app")).toRealPath();
        home = directory.toRealPath().resolve("home");
        names = new ResourceNames(new ProjectName(project));
        Files.writeString(root.resolve("forkstack.toml"), "project = \"" + project + "\"\n");
    }

    /** With rows and objects in {@code dev}, the environments {@code base} and {@code other}, and base the current one. */
    static Stand furnished(Path directory, String project) throws IOException, SQLException {
        Stand stand = new Stand(directory, project);
        stand.verb("up", "");
        stand.write(stand.root.resolve(EnvFile.NAME), BEFORE);
        stand.verb("switch", "dev");
        stand.admin = new Admin(stand.home, stand.files().value("JDBC_DATABASE_URL"));
        Contents.fill(stand.environmentHere());
        stand.verb("new", "other");
        stand.verb("new", "base");
        stand.write(
                stand.root.resolve(EnvFile.NAME),
                new String(Files.readAllBytes(stand.root.resolve(EnvFile.NAME)), StandardCharsets.ISO_8859_1) + BEHIND);
        return stand;
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
        return VerbProcess.environment(home);
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
    public void close() throws SQLException {
        if (admin != null) {
            admin.close();
        }
        verb("down", "");
    }
}
