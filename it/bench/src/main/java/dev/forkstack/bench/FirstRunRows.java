package dev.forkstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The first {@code envs-new} of a user, with nothing fetched and nothing made yet. */
final class FirstRunRows implements RowGroup {

    /** Fewer than elsewhere: each is a real download. */
    private static final int DOWNLOADS = 3;

    private static final String FETCHING = "with an empty Maven repository";
    private static final String WARM = "with a warm Maven repository";

    @Override
    public String name() {
        return "first-run";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Path project = SampleProject.withPom(bench, "first");
        Path[] repository = new Path[1];
        Map<String, Samples> times = Rounds.ofSeconds()
                .step(FETCHING, round -> {
                    repository[0] = bench.work().resolve("repository-" + round);
                    return run(bench, Installed.in(bench, repository[0]), project, "fetching-" + round);
                })
                .step(WARM, round -> run(bench, Installed.in(bench, repository[0]), project, "warm-" + round))
                .run(0, Math.min(DOWNLOADS, bench.rounds()));
        Samples fetched = times.get(FETCHING).minus(times.get(WARM), "what fetching adds");
        return List.of(Row.compared(
                        "first make envs-new, empty FORKSTACK_HOME",
                        times.get(FETCHING),
                        times.get(WARM),
                        String.format(
                                Locale.ROOT,
                                "empty Maven repository beside a warm one; %.1f MB are fetched (PostgreSQL from Maven"
                                        + " Central, ours from a local directory), which adds %.1f s",
                                megabytes(repository[0]),
                                fetched.median()))
                .beside(fetched, times.get(Rounds.cpu(FETCHING)), times.get(Rounds.cpu(WARM))));
    }

    private static double megabytes(Path repository) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.mapToLong(file ->
                                    file.toFile().isFile() ? file.toFile().length() : 0)
                            .sum()
                    / 1e6;
        }
    }

    private static double run(Bench bench, Installed installed, Path project, String name) throws Exception {
        Path home = bench.work().resolve("first-home-" + name);
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
