package dev.forkstack.bench;

import dev.forkstack.bench.bare.BareStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket is copied into an empty one of the same store, by ours and by what else copies buckets. */
final class CopyRows implements RowGroup {

    static final int MOST_ROUNDS = 5;

    /** As fast as the fastest tool there is, or nearly. */
    private static final double MOST_TIMES_THE_OTHER = 1.10;

    private static final String FROM = "source";
    private static final String TO = "target";
    private static final int SMALL = 3_000;
    private static final int SMALL_BYTES = 10_000;
    private static final int LARGE = 20;
    private static final int LARGE_BYTES = 16 << 20;

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        StoreUnderTest store = StoreUnderTest.start(bench);
        store.make(FROM);
        try (S3Client client = store.client()) {
            SampleObjects.fill(client, FROM, "documents", SMALL, SMALL_BYTES);
            SampleObjects.fill(client, FROM, "films", LARGE, LARGE_BYTES);
        }
        StoreTools tools = store.tools();
        String from = "s3://" + FROM + "/";
        String to = "s3://" + TO + "/";
        return new Contest(bench, new Turn(store))
                .with(Contest.OURS, () -> tools.ours(installed, List.of(), BareStore.COPY, FROM, TO))
                .with("aws s3 sync", () -> tools.aws("aws s3 sync", "s3", "sync", "--only-show-errors", from, to))
                .with(
                        "rclone copy",
                        () -> tools.rclone("rclone copy", "copy", "--transfers", "64", "store:" + FROM, "store:" + TO))
                .with("s5cmd cp", () -> tools.s5cmd("s5cmd cp", "cp", from + "*", to))
                .rows(
                        "copy of 3,000 objects of 10 KB and 20 of 16 MB",
                        Math.min(MOST_ROUNDS, bench.rounds()),
                        Optional.of(MOST_TIMES_THE_OTHER),
                        "between two buckets of one S3Proxy, which shares the processors");
    }

    /** A new target for everybody, and all of it afterwards. */
    private record Turn(StoreUnderTest store) implements Contest.Turn {

        @Override
        public void prepare() throws IOException, InterruptedException {
            store.make(TO);
            store.sync(); // else a turn pays for what the one before has left to be written
        }

        @Override
        public void check() throws IOException {
            long copied = store.count(TO);
            if (copied != SMALL + LARGE) {
                throw new IOException("it copied " + copied + " objects");
            }
        }

        @Override
        public void clear() throws Exception {
            store.remove(TO);
        }
    }
}
