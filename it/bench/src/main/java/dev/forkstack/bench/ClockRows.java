package dev.forkstack.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Make targets by the clock, with warm servers, in a project with a POM. */
final class ClockRows implements RowGroup {

    private static final double MOST_SECONDS = 5;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        Path home = bench.work().resolve("home");
        Path project = SampleProject.withPom(bench, "clock");
        LocalStack.up(bench, installed, home, project, "clock");
        Make make = new Make(installed, installed.shell(project, home));
        make.time("envs-new", "other");
        Map<String, Samples> times = Rounds.ofSeconds()
                .step("envs-new", round -> make.time("envs-new", "alice"))
                .step("envs-list", round -> make.time("envs-list"))
                .step("envs-switch", round -> make.time("envs-switch", "other"))
                .step("envs-delete", round -> make.time("envs-delete", "alice"))
                .run(1, bench.rounds());
        String note = "small database, empty bucket";
        return List.of(
                Row.value("make envs-new, warm servers", times.get("envs-new"), MOST_SECONDS, note),
                Row.told("make envs-switch", times.get("envs-switch"), note),
                Row.told("make envs-list", times.get("envs-list"), "two environments"),
                Row.told("make envs-delete", times.get("envs-delete"), note));
    }
}
