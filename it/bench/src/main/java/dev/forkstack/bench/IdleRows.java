package dev.forkstack.bench;

import dev.forkstack.model.ResourceKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What both servers hold while nobody asks them anything, and how fast they are back after {@code down}. */
final class IdleRows implements RowGroup {

    private static final int OBJECTS = 500;
    private static final long IDLE_MILLIS = 30_000;
    private static final double MOST_MEGABYTES = 200;
    private static final double MOST_SECONDS = 2;
    private static final String NOOP = "plugin without dependencies";

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        Path home = bench.work().resolve("home");
        Path project = SampleProject.withPom(bench, "idle");
        LocalStack stack = LocalStack.up(bench, installed, home, project, "idle");
        Shell shell = installed.shell(project, home);
        shell.output(installed.goal("new", "-Denv=alice"));
        List<Row> rows = new ArrayList<>();
        rows.add(idle(stack, home));
        rows.addAll(afterDown(bench, installed, shell));
        return rows;
    }

    private static Row idle(LocalStack stack, Path home) throws Exception {
        SampleObjects.fill(stack.connect(ResourceKind.BUCKET, "dev"), OBJECTS);
        try (Connection dev = stack.admin(stack.database("dev"))) {
            SampleTables.fill(dev);
        }
        Thread.sleep(IDLE_MILLIS);
        ServerMemory memory = ServerMemory.of(home);
        return Row.value(
                "both servers idle",
                new Samples("PSS", Samples.Unit.MEGABYTES, List.of(memory.postgres() + memory.s3())),
                MOST_MEGABYTES,
                String.format(
                        Locale.ROOT,
                        "PSS 30 s after 1 GB of rows and %d objects were written: PostgreSQL %.0f MB, S3 server %.0f MB",
                        OBJECTS,
                        memory.postgres(),
                        memory.s3()));
    }

    private static List<Row> afterDown(Bench bench, Installed installed, Shell shell) throws Exception {
        Map<String, Samples> times = Rounds.ofSeconds()
                .step("switch after down", round -> {
                    shell.output(installed.goal("down"));
                    return shell.time(installed.goal("switch", "-Denv=alice"));
                })
                .step(NOOP, round -> shell.time(installed.noop()))
                .step("switch with warm servers", round -> shell.time(installed.goal("switch", "-Denv=alice")))
                .run(1, bench.rounds());
        Samples after = times.get("switch after down");
        return List.of(
                Row.value(
                                "after down: first query and first object, beyond the start-up",
                                after.minus(times.get(NOOP), "switch after down − " + NOOP),
                                MOST_SECONDS,
                                "forkstack:switch starts both servers, queries and reads an object; less a goal that does"
                                        + " nothing")
                        .beside(after, times.get(NOOP)),
                Row.told(
                        "after down: what starting both servers adds to switch",
                        after.minus(times.get("switch with warm servers"), "switch after down − switch"),
                        "the same, less a switch with warm servers"));
    }
}
