package dev.forkstack.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goals of ours that do nothing, beside the goal of a plugin without dependencies: same Maven, same flags, in turns. */
final class StartupRows implements RowGroup {

    private static final double MOST_TIMES = 1.2;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        List<Row> rows = new ArrayList<>();
        rows.addAll(in(SampleProject.withoutPom(bench, "plain"), "no POM", bench, installed));
        rows.addAll(in(SampleProject.withPom(bench, "project"), "POM", bench, installed));
        return rows;
    }

    private static List<Row> in(Path directory, String where, Bench bench, Installed installed) throws Exception {
        Shell shell = installed.shell(directory, bench.work().resolve("home"));
        Map<String, Samples> times = Rounds.ofSeconds()
                .step("help", round -> shell.time(installed.goal("help")))
                .step("a plugin without dependencies", round -> shell.time(installed.noop()))
                .step("skipped", round -> shell.time(installed.goal("list", "-Dforkstack.skip")))
                .run(1, bench.rounds());
        Samples noop = times.get("a plugin without dependencies");
        return List.of(
                Row.ratio("start-up, " + where + ": forkstack:help", times.get("help"), noop, MOST_TIMES, ""),
                Row.ratio(
                        "start-up, " + where + ": forkstack:list skipped",
                        times.get("skipped"),
                        noop,
                        MOST_TIMES,
                        "-Dforkstack.skip; loads what a working goal loads before it starts"));
    }
}
