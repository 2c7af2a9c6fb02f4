package dev.forkstack.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The first {@code envs-new} of a user, with nothing fetched and nothing made yet. */
final class FirstRunRows implements RowGroup {

    @Override
    public String name() {
        return "first-run";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench, bench.work().resolve("empty-repository"));
        Path project = SampleProject.withPom(bench, "first");
        double withDownloads = run(bench, installed, project, 0);
        Samples without = Rounds.ofSeconds()
                .step("make envs-new", round -> run(bench, installed, project, round + 1))
                .run(0, bench.rounds())
                .get("make envs-new");
        return List.of(
                Row.told(
                        "first make envs-new, empty Maven repository, empty FORKSTACK_HOME",
                        new Samples("make envs-new", Samples.Unit.SECONDS, List.of(withDownloads)),
                        String.format(
                                Locale.ROOT,
                                "one run; %.1f s of it are downloads and what Maven does with them"
                                        + " (PostgreSQL from Maven Central, ours from a local directory)",
                                withDownloads - without.median())),
                Row.told(
                        "first make envs-new, warm Maven repository, empty FORKSTACK_HOME",
                        without,
                        "unpacks and starts both servers, makes dev, forks it"));
    }

    private static double run(Bench bench, Installed installed, Path project, int number) throws Exception {
        Path home = bench.work().resolve("first-home-" + number);
        Make make = new Make(installed, installed.shell(project, home));
        try {
            return make.time("envs-new", "alice");
        } finally {
            make.time("envs-down");
            bench.shell().output(List.of("rm", "-rf", home.toString()));
            bench.shell().in(project).output(List.of("rm", "-f", ".env.local", ".current-env"));
        }
    }
}
