package dev.forkstack.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goals of ours that do nothing, beside the goal of a plugin without dependencies: same Maven, same flags, in turns. */
final class StartupRows implements RowGroup {

    private static final double MOST_TIMES = 1.2;
    private static final String NOOP = "plugin without dependencies";

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
                .step(NOOP, round -> shell.time(installed.noop()))
                .step("skipped", round -> shell.time(installed.goal("list", "-Dforkstack.skip")))
                .run(1, bench.rounds());
        return List.of(
                row("start-up, " + where + ": forkstack:help", times, "help"),
                row("start-up, " + where + ": forkstack:list skipped", times, "skipped"));
    }

    private static Row row(String name, Map<String, Samples> times, String what) {
        Samples cpu = times.get(Rounds.cpu(what));
        Samples noopCpu = times.get(Rounds.cpu(NOOP));
        return Row.ratio(
                        name,
                        times.get(what),
                        times.get(NOOP),
                        MOST_TIMES,
                        String.format(
                                Locale.ROOT,
                                "processor time %.2f s : %.2f s = %.2f×",
                                cpu.median(),
                                noopCpu.median(),
                                cpu.median() / noopCpu.median()))
                .beside(cpu, noopCpu);
    }
}
