package dev.forkstack.bench;

import dev.forkstack.bench.CloudProject.Choice;
import dev.forkstack.model.ResourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A hundred environments: how long it takes to make them, what they take of the disk, and how long {@code list} takes. */
final class ListRows implements RowGroup {

    private static final int ENVIRONMENTS = 100;
    private static final int OBJECTS = 1_000;
    private static final double MOST_SECONDS = 1;
    private static final String NOOP = "plugin without dependencies";
    private static final Choice[] PARTS = {new Choice("local-postgres", Map.of()), new Choice("local-s3", Map.of())};

    @Override
    public String name() {
        return "list";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        Project few = Project.make(bench, installed, "few");
        few.verbs().create("env-1", PARTS);
        Project many = Project.make(bench, installed, "many");
        List<Row> rows = new ArrayList<>(made(bench, many));
        Map<String, Samples> times = Rounds.ofSeconds()
                .step("list of 100", round -> many.shell().time(installed.goal("list")))
                .step(NOOP, round -> many.shell().time(installed.noop()))
                .step("list of 1", round -> few.shell().time(installed.goal("list")))
                .run(1, bench.rounds());
        Samples all = times.get("list of 100");
        String cpu = String.format(
                Locale.ROOT,
                "processor time %.2f s of list, %.2f s of a goal that does nothing",
                times.get(Rounds.cpu("list of 100")).median(),
                times.get(Rounds.cpu(NOOP)).median());
        rows.add(Row.value(
                        "list of 100 environments, beyond the start-up",
                        all.minus(times.get(NOOP), "list of 100 − " + NOOP),
                        MOST_SECONDS,
                        "1,000 objects in each bucket; " + cpu)
                .beside(all, times.get(NOOP)));
        rows.add(Row.compared(
                "list of 100 environments, beside list of 1",
                all,
                times.get("list of 1"),
                String.format(
                        Locale.ROOT,
                        "the whole goals; processor time %.2f s : %.2f s",
                        times.get(Rounds.cpu("list of 100")).median(),
                        times.get(Rounds.cpu("list of 1")).median())));
        return rows;
    }

    private static List<Row> made(Bench bench, Project project) throws Exception {
        Disk none = Disk.of(bench, project.home());
        List<Double> seconds = new ArrayList<>();
        Disk one = none;
        for (int i = 1; i <= ENVIRONMENTS; i++) {
            String name = "env-" + i;
            seconds.add(Stopwatch.seconds(() -> project.verbs().create(name, PARTS)));
            if (i == 1) {
                one = Disk.of(bench, project.home());
            }
        }
        Disk many = Disk.of(bench, project.home());
        Samples each = new Samples("new", Samples.Unit.SECONDS, seconds);
        int tenth = ENVIRONMENTS / 10;
        return List.of(
                Row.told(
                                "100 environments one after the other",
                                seconds(
                                        "100 × new",
                                        seconds.stream().mapToDouble(s -> s).sum()),
                                String.format(
                                        Locale.ROOT,
                                        "the verb in one process; median of the first ten %.3f s, of the last ten %.3f s",
                                        seconds("first", seconds.subList(0, tenth))
                                                .median(),
                                        seconds("last", seconds.subList(ENVIRONMENTS - tenth, ENVIRONMENTS))
                                                .median()))
                        .beside(each),
                Row.told(
                        "100 environments: disk beside their source",
                        megabytes("100 environments", many.all() - none.all()),
                        String.format(
                                Locale.ROOT,
                                "du, on %s: databases %.1f MB (the first %.1f MB), PostgreSQL's log %.1f MB, buckets %.1f MB (the first"
                                        + " %.1f MB); a database of the source is empty, its bucket has %d objects of 10 KB",
                                Files.getFileStore(project.home()).type(),
                                many.databases() - none.databases(),
                                one.databases() - none.databases(),
                                many.log() - none.log(),
                                many.buckets() - none.buckets(),
                                one.buckets() - none.buckets(),
                                OBJECTS)));
    }

    private static Samples seconds(String what, double value) {
        return seconds(what, List.of(value));
    }

    private static Samples seconds(String what, List<Double> values) {
        return new Samples(what, Samples.Unit.SECONDS, values);
    }

    private static Samples megabytes(String what, double value) {
        return new Samples(what, Samples.Unit.MEGABYTES, List.of(value));
    }

    /** With servers of its own and a filled {@code dev}. */
    private record Project(Path home, Shell shell, CloudProject verbs) {

        static Project make(Bench bench, Installed installed, String name) throws Exception {
            Path home = bench.work().resolve("home-" + name);
            Path directory = SampleProject.withPom(bench, name);
            Files.writeString(directory.resolve("forkstack.toml"), "project = \"bench\"\n");
            LocalStack stack = LocalStack.up(bench, installed, home, directory, "bench");
            CloudProject verbs = new CloudProject(bench.work().resolve("checkout-" + name), home, Map.of());
            verbs.switchTo("dev", PARTS);
            SampleObjects.fill(stack.connect(ResourceKind.BUCKET, "dev"), OBJECTS);
            return new Project(home, installed.shell(directory, home), verbs);
        }
    }

    /** In megabytes, as {@code du} counts: what several environments share counts once. */
    private record Disk(double databases, double log, double buckets) {

        static Disk of(Bench bench, Path home) throws IOException, InterruptedException {
            Path data = home.resolve("postgres-18/data");
            return new Disk(
                    megabytes(bench, data.resolve("base")),
                    megabytes(bench, data.resolve("pg_wal")),
                    megabytes(bench, home.resolve("s3")));
        }

        double all() {
            return databases + log + buckets;
        }

        private static double megabytes(Bench bench, Path directory) throws IOException, InterruptedException {
            String kilobytes = bench.shell().output(List.of("du", "-sk", directory.toString()));
            return Long.parseLong(kilobytes.split("\\s+")[0]) * 1024 / 1e6;
        }
    }
}
