package dev.forkstack.harness;

import dev.forkstack.runtime.EnvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs goals with a real Maven that tells everything it knows, and looks for secrets wherever they could show. */
final class CanaryHarness implements AutoCloseable {

    /** What the local servers are, by their arguments; they must not even inherit the user's own secrets. */
    private static final List<String> SERVERS = List.of("/bin/postgres", "/bin/initdb", "/bin/pg_ctl", "forkstack-s3-");

    private final Path place;
    private final Path home;
    private final PluginMaven maven;
    private final Map<String, String> variables;
    private final CanaryReport report = new CanaryReport();
    private final ChangedFiles changed = new ChangedFiles();
    final Secrets secrets = new Secrets();

    CanaryHarness(Path directory) throws IOException {
        place = Files.createTempDirectory(Files.createDirectories(directory), "canary-")
                .toRealPath();
        home = place.resolve("home");
        maven = new PluginMaven(
                Path.of(System.getProperty("forkstack.harness.top")),
                System.getProperty("forkstack.harness.version"),
                place.resolve("repository"));
        variables = new HashMap<>(VerbProcess.environment(home));
        for (String name : List.of("AWS_SECRET_ACCESS_KEY", "PGPASSWORD", "TURSO_API_TOKEN")) {
            variables.put(name, secrets.plant("the shell's " + name));
        }
    }

    /** What is to be done with a harness. */
    interface Work {
        void with(CanaryHarness harness) throws Exception;
    }

    /** Does it, tells what was looked at, and fails if anything was found. */
    static void run(String name, Work work) throws Exception {
        long begin = System.nanoTime();
        Path directory = Path.of(System.getProperty("forkstack.harness.directory"));
        CanaryReport report;
        try (CanaryHarness harness = new CanaryHarness(directory)) {
            work.with(harness);
            report = harness.report();
        }
        report.seconds = (System.nanoTime() - begin) / 1e9;
        System.out.println(report.line());
        report.found.forEach(found -> System.out.println("  ✗ " + found));
        report.write(directory.resolve(name + ".json"));
        if (!report.found.isEmpty()) {
            throw new AssertionError(String.join("\n", report.found));
        }
    }

    Path home() {
        return home;
    }

    /** A directory with a project in it. */
    Path project(String name, String toml) throws IOException {
        Path project = Files.createDirectories(place.resolve(name));
        Files.writeString(project.resolve("forkstack.toml"), toml);
        return project;
    }

    /** Runs a goal that is expected to end well or not, and looks everywhere. Returns what it printed. */
    String goal(boolean ends, Path project, String goal, String... options) throws IOException, InterruptedException {
        return goal(ends, project, Map.of(), goal, options);
    }

    String goal(boolean ends, Path project, Map<String, String> more, String goal, String... options)
            throws IOException, InterruptedException {
        return goal(List.of(ends), project, more, goal, options);
    }

    /** @param ends in which of these ways; variables that are empty do not count as set */
    String goal(List<Boolean> ends, Path project, Map<String, String> more, String goal, String... options)
            throws IOException, InterruptedException {
        String name = goal + " " + String.join(" ", options) + " in " + place.relativize(project);
        secrets.collect(home);
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        PluginMaven.Outcome outcome;
        ProcessWatch watch = ProcessWatch.begin();
        try (watch) {
            outcome = maven.run(project, place, all, goal, options);
        }
        secrets.collect(home);
        secrets.collect(CheckoutFiles.of(project));
        report.goals.add(name);
        if (!ends.contains(outcome.exit() == 0)) {
            throw new IllegalStateException(name + " ended with " + outcome.exit() + ":\n" + outcome.output());
        }
        report.outputBytes += outcome.output().length();
        report.look(name, "output", secrets.in(outcome.output()));
        look(name, watch);
        lookAtFiles(name, project, List.of(EnvFile.NAME, "seed.sql", "forkstack.toml", "settings.xml"));
        lookAtFiles(name, home, List.of());
        Progress.say(
                "canary: " + name + ": exit " + outcome.exit() + ", " + watch.rounds() + " looks at all processes");
        return outcome.output();
    }

    private void look(String name, ProcessWatch watch) {
        for (String arguments : watch.arguments()) {
            report.processes++;
            report.look(name, "arguments", secrets.in(arguments));
        }
        for (String environment : watch.environments()) {
            String program = environment.substring(0, environment.indexOf('\n') + 1);
            boolean server =
                    SERVERS.stream().anyMatch(environment.substring(0, Math.min(environment.length(), 2000))::contains);
            report.look(
                    name,
                    "variables of " + program.strip(),
                    secrets.in(environment).stream()
                            .filter(found -> server || !found.startsWith("the shell's"))
                            .toList());
        }
    }

    /** A secret may stand where it belongs, and there for its owner alone; it may not stand anywhere else. */
    private void lookAtFiles(String name, Path top, List<String> mayHold) throws IOException {
        for (Path file : changed.files(top)) {
            report.files++;
            List<String> found = in(file);
            if (found.isEmpty()) {
                report.looked++;
                continue;
            }
            String relative = top.relativize(file).toString();
            boolean belongs = mayHold.contains(relative)
                    || top.equals(home)
                            && (relative.endsWith(".password")
                                    || relative.matches(
                                            "s3/keys/[A-Z0-9]+\\.properties|(turso|planetscale)/[^/]+/[^/]+\\.json"));
            boolean isPrivate = mayHold.contains(relative) && !relative.equals(EnvFile.NAME)
                    || PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .equals("rw-------");
            report.look(
                    name,
                    "file " + relative + (isPrivate ? "" : " (readable by others)"),
                    belongs && isPrivate ? List.of() : found);
        }
    }

    private List<String> in(Path file) throws IOException {
        try {
            return secrets.in(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of(); // a server's own, gone since
        }
    }

    CanaryReport report() {
        report.values = secrets.count();
        return report;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Path project = project("closing", "project = \"closing\"\n");
        maven.run(project, place, variables, "down");
    }
}
