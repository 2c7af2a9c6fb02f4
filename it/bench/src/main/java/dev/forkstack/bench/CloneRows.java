package dev.forkstack.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code make envs-new} in a fresh clone of this repository, which builds the plugin first. */
final class CloneRows implements RowGroup {

    @Override
    public String name() {
        return "clone";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Path repository = bench.work().resolve("clone-repository");
        double withDownloads = run(bench, repository, 0);
        double without = run(bench, repository, 1);
        return List.of(
                Row.told(
                        "fresh clone: make envs-new, empty Maven repository",
                        new Samples("make envs-new", Samples.Unit.SECONDS, List.of(withDownloads)),
                        String.format(
                                Locale.ROOT,
                                "one run, with the build of the plugin; %.1f s of it are downloads",
                                withDownloads - without)),
                Row.told(
                        "fresh clone: make envs-new, warm Maven repository",
                        new Samples("make envs-new", Samples.Unit.SECONDS, List.of(without)),
                        "one run, with the build of the plugin"));
    }

    private static double run(Bench bench, Path repository, int number) throws Exception {
        Path clone = bench.work().resolve("clone-" + number);
        Path home = bench.work().resolve("clone-home-" + number);
        bench.shell().output(List.of("git", "clone", "-q", bench.checkout().toString(), clone.toString()));
        Files.createDirectories(repository);
        Shell shell = bench.shell().in(clone).with("FORKSTACK_HOME", home.toString());
        String mvn = "MVN=./mvnw -Dmaven.repo.local=" + repository;
        try {
            return shell.time(List.of("make", mvn, "envs-new", "alice"));
        } finally {
            shell.output(List.of("make", mvn, "envs-down"));
        }
    }
}
