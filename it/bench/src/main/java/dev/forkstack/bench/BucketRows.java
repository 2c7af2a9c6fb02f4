package dev.forkstack.bench;

import dev.forkstack.model.ResourceKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fork step of a bucket with 10,000 objects, beside {@code cp -al} of its directory. */
final class BucketRows implements RowGroup {

    private static final int OBJECTS = 10_000;
    private static final double MOST_MEGABYTES = 20;
    private static final double MOST_TIMES = 2;

    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        List<Row> rows = new ArrayList<>();
        rows.addAll(bench.part("bucket 10,000 objects, XFS", () -> on("XFS", bench, installed, Volume.xfs(bench))));
        rows.addAll(bench.part("bucket 10,000 objects, ext4", () -> on("ext4", bench, installed, Volume.ext4(bench))));
        return rows;
    }

    private static List<Row> on(String type, Bench bench, Installed installed, Volume volume) throws Exception {
        String name = "bucket 10,000 objects, " + type;
        Path home = volume.directory().resolve("home");
        Path directory = SampleProject.withoutPom(bench, "bucket");
        LocalStack stack = LocalStack.up(bench, installed, home, directory, "bench");
        stack.origin(ResourceKind.BUCKET);
        SampleObjects.fill(stack.connect(ResourceKind.BUCKET, "dev"), OBJECTS);
        Path bucket = home.resolve("s3/buckets/bench-bucket-dev");
        Map<String, Samples> times = Rounds.ofSeconds()
                .step("our fork", round -> ours(stack, volume))
                .step("cp -al", round -> copied(bench, volume, bucket))
                .run(1, bench.rounds());
        return List.of(
                Row.ratio(
                        name + ": fork step",
                        times.get("our fork"),
                        times.get("cp -al"),
                        MOST_TIMES,
                        "10 KB each, written through S3; the provider's create; sync before each"),
                Row.value(
                        name + ": extra bytes of a fork",
                        bytes(stack, volume, bench.rounds()),
                        MOST_MEGABYTES,
                        "used space of the file system after sync"));
    }

    private static double ours(LocalStack stack, Volume volume) throws Exception {
        volume.settle();
        double seconds = Stopwatch.seconds(() -> stack.fork(ResourceKind.BUCKET, "ours"));
        stack.delete(ResourceKind.BUCKET, "ours");
        return seconds;
    }

    private static double copied(Bench bench, Volume volume, Path bucket) throws Exception {
        Path copy = volume.directory().resolve("copy");
        volume.settle();
        double seconds = bench.shell().time(List.of("cp", "-al", bucket.toString(), copy.toString()));
        bench.shell().output(List.of("rm", "-r", copy.toString()));
        return seconds;
    }

    private static Samples bytes(LocalStack stack, Volume volume, int forks) throws Exception {
        List<Double> added = new ArrayList<>();
        double before = volume.used();
        for (int i = 0; i < forks; i++) {
            stack.fork(ResourceKind.BUCKET, "fork" + i);
            double after = volume.used();
            added.add(after - before);
            before = after;
        }
        return new Samples("space of a fork", Samples.Unit.MEGABYTES, added);
    }
}
