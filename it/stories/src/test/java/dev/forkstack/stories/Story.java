package dev.forkstack.stories;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A directory that a story plays in, with everything that its script does there and looks at. Immutable. */
public final class Story {

    private static final int LIMIT_SECONDS = 120;

    private final Harness harness;
    private final Path directory;
    private final Map<String, String> variables;

    /** What a script says: it may throw whatever it meets. */
    @FunctionalInterface
    public interface Script {
        void tell(Story story) throws Exception;
    }

    /**
     * Runs a script. The invoker takes any value that a script returns for a failure, so this returns none.
     *
     * @param directory what the invoker calls {@code basedir}
     */
    public static void tell(File directory, Script script) throws Exception {
        script.tell(new Story(Harness.of(directory), directory.toPath().toAbsolutePath(), Map.of()));
    }

    private Story(Harness harness, Path directory, Map<String, String> variables) {
        this.harness = harness;
        this.directory = directory;
        this.variables = variables;
    }

    /** The same story in another directory; it is made if it is absent. */
    public Story in(String other) throws IOException {
        return new Story(
                harness, Files.createDirectories(directory.resolve(other).normalize()), variables);
    }

    /** Tells a part of the story in a directory outside of every project, and removes it. */
    public void elsewhere(Script script) throws Exception {
        Path other = Files.createTempDirectory("forkstack-story-");
        try {
            script.tell(new Story(harness, other.toRealPath(), variables));
        } finally {
            run("rm", "-rf", other.toString());
        }
    }

    /** The same story with a process variable more. */
    public Story with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new Story(harness, directory, more);
    }

    /** The same story with the Maven that runs the build, for what the chosen one has no option for. */
    public Story withMavenOfTheBuild() {
        return new Story(harness.with(Maven.ofTheBuild()), directory, variables);
    }

    /** What runs the goals. */
    public Maven maven() {
        return harness.maven();
    }

    /** Tells a part of the story with another Maven, or tells everybody that it could not be fetched. */
    public void ifFetched(String version, Script script) throws Exception {
        Maven maven;
        try {
            maven = Maven.fetched(this, harness.module(), version);
        } catch (IOException e) {
            // Past everything that the invoker keeps for itself.
            System.err.println(e.getMessage());
            new FileOutputStream(FileDescriptor.err)
                    .write(("[WARNING] *** NOT RUN: " + directory.getFileName() + " with Maven " + version
                                    + ", which could not be fetched ***\n")
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        script.tell(new Story(harness.with(maven), directory, variables));
    }

    /** The same story with the home of other local servers, for example its own, which it may stop and break. */
    public Story withHome(Path home) {
        return with("FORKSTACK_HOME", home.toString());
    }

    /** The same story with local servers of its own; their programs are those which the shared ones have unpacked. */
    public Story withOwnHome() throws IOException, InterruptedException {
        Path own = harness.homes().resolve(directory.getFileName().toString());
        if (!Files.exists(own)) {
            Files.createDirectories(own);
            run("cp", "-al", harness.homes().resolve("shared/programs").toString(), own.toString())
                    .succeeded();
        }
        return withHome(own);
    }

    /** The same story with a home that nobody has made, for commands that must not make it. */
    public Story withoutHome() {
        return withHome(harness.homes().resolve(directory.getFileName().toString()));
    }

    /** The same story with a Maven repository of its own, which it may damage. */
    public Story withOwnRepository() throws IOException, InterruptedException {
        Path own = harness.module().resolve("target/" + directory.getFileName() + "-repo");
        run("rm", "-rf", own.toString()).succeeded();
        run("cp", "-al", harness.repository().toString(), own.toString()).succeeded();
        return with("MAVEN_ARGS", harness.mavenArguments(own));
    }

    /** The same story with settings of its own, a file in its directory. */
    public Story withOwnSettings(String file) {
        return with(
                "MAVEN_ARGS",
                harness.mavenArguments(harness.repository())
                        .replace(harness.settings().toString(), file(file).toString()));
    }

    /** The text of the settings that stories have otherwise. */
    public String settings() throws IOException {
        return Files.readString(harness.settings());
    }

    /** The Maven repository that {@link #withOwnRepository} has made. */
    public Path ownRepository() {
        return harness.module().resolve("target/" + directory.getFileName() + "-repo");
    }

    public Path home() {
        return Path.of(variables.getOrDefault(
                "FORKSTACK_HOME", harness.homes().resolve("shared").toString()));
    }

    Path emulators() {
        return harness.emulators();
    }

    /** What the goals said that the invoker itself ran. */
    public Run log() throws IOException {
        return new Run(List.of("mvn"), 0, read("build.log"));
    }

    /** Runs a goal of ours, or several with a space between, as somebody without a POM does, with our lines alone. */
    public Run goal(String goal, String... more) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-q", "-ntp", "-B", "-Dorg.slf4j.simpleLogger.log.dev.forkstack=info"));
        for (String one : goal.split(" ")) {
            arguments.add("dev.forkstack:forkstack-maven-plugin:" + harness.version() + ":" + one);
        }
        arguments.addAll(List.of(more));
        return mvn(arguments.toArray(String[]::new));
    }

    /** As {@link #goal}, for programs: the output is that of standard output alone. */
    Run document(String goal, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-c",
                "exec \"$@\" 2> stderr.txt",
                "sh",
                harness.mvn().toString(),
                "-q",
                "-ntp",
                "-Dorg.slf4j.simpleLogger.logFile=System.err",
                "-Dforkstack.output=json",
                "dev.forkstack:forkstack-maven-plugin:" + harness.version() + ":" + goal));
        arguments.addAll(List.of(more));
        return run("sh", arguments.toArray(String[]::new));
    }

    Path schema() {
        return harness.checkout().resolve("docs/schema/output-1.json");
    }

    public Run mvn(String... arguments) throws IOException, InterruptedException {
        return run(harness.mvn().toString(), arguments);
    }

    public Run make(String... arguments) throws IOException, InterruptedException {
        return run("make", arguments);
    }

    public Run git(String... arguments) throws IOException, InterruptedException {
        return run("git", arguments);
    }

    /** Any other program. */
    public Run program(String name, String... arguments) throws IOException, InterruptedException {
        return run(name, arguments);
    }

    public Run sh(String script) throws IOException, InterruptedException {
        return run("sh", "-c", script);
    }

    /** A command that runs while the script goes on. */
    @FunctionalInterface
    public interface Command {
        Run run(Story story) throws Exception;
    }

    public CompletableFuture<Run> begin(Command command) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return command.run(this);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Runs the sample application. */
    public Run notes(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of("-XX:TieredStopAtLevel=1", "-jar", harness.notes().toString()));
        all.addAll(List.of(arguments));
        return run(Harness.java().toString(), all.toArray(String[]::new));
    }

    /** How the sample application is started by hand. */
    public String sample() {
        return Harness.java() + " -XX:TieredStopAtLevel=1 -jar " + harness.notes();
    }

    /** The environment that an application started here is in. */
    public ForkStackEnvironment application() {
        return ForkStackEnvironment.of(directory, variables);
    }

    /** The database that an application started here meets. */
    public Rows rows() {
        return Rows.of(application());
    }

    /** The server itself, as the superuser that applications never are. */
    public Rows superuser() throws IOException {
        String address =
                URI.create(application().jdbcUrl().substring("jdbc:".length())).getAuthority();
        return Rows.of("jdbc:postgresql://" + address + "/postgres", "forkstack_admin", superuserPassword());
    }

    public String superuserPassword() throws IOException {
        return Files.readString(home().resolve("postgres-18/superuser.password"))
                .strip();
    }

    /** The bucket that an application started here meets. */
    public Objects objects() {
        return Objects.of(application());
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    public String read(String name) throws IOException {
        return Files.readString(file(name));
    }

    public void write(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), text);
    }

    /** Runs Maven until it has written a file, then sends a signal to all that it has started, as a terminal does. */
    public Run mvnUntil(String written, String signal, String... arguments) throws Exception {
        try (Started maven = start(harness.mvn().toString(), arguments)) {
            Locks.await(written + " is there", () -> has(written) || !maven.isAlive());
            maven.signal(signal);
            return maven.end(LIMIT_SECONDS);
        }
    }

    private Run run(String program, String... arguments) throws IOException, InterruptedException {
        try (Started process = start(program, arguments)) {
            return process.end(LIMIT_SECONDS);
        }
    }

    private Started start(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return Started.in(directory, command, environment -> {
            harness.isolate(environment);
            environment.putAll(variables);
        });
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
