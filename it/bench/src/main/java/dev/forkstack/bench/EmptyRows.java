package dev.forkstack.bench;

import dev.forkstack.bench.bare.BareStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket is removed with its objects, by ours and by what else empties buckets. */
final class EmptyRows implements RowGroup {

    private static final String PATTERN = "full";
    private static final String BUCKET = "removed";
    private static final int OBJECTS = 10_000;
    private static final int BYTES = 1_000;

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        StoreUnderTest store = StoreUnderTest.start(bench);
        store.make(PATTERN);
        try (S3Client client = store.client()) {
            SampleObjects.fill(client, PATTERN, "documents", OBJECTS, BYTES);
        }
        StoreTools tools = store.tools();
        return new Contest(bench, new Turn(store))
                .with(Contest.OURS, () -> tools.ours(installed, List.of(), BareStore.REMOVE, BUCKET))
                .with(
                        "aws s3 rb --force",
                        () -> tools.aws("aws s3 rb --force", "s3", "rb", "--force", "s3://" + BUCKET))
                .with("rclone purge", () -> tools.rclone("rclone purge", "purge", "store:" + BUCKET))
                .rows(
                        "removal of a bucket of 10,000 objects",
                        Math.min(CopyRows.MOST_ROUNDS, bench.rounds()),
                        Optional.empty(),
                        "from S3Proxy, which shares the processors");
    }

    /** A full bucket for everybody, and none afterwards. */
    private record Turn(StoreUnderTest store) implements Contest.Turn {

        @Override
        public void prepare() throws Exception {
            store.link(PATTERN, BUCKET);
        }

        @Override
        public void check() throws IOException {
            if (store.has(BUCKET)) {
                throw new IOException("it left " + store.count(BUCKET) + " objects");
            }
        }

        @Override
        public void clear() throws Exception {
            if (store.has(BUCKET)) {
                store.remove(BUCKET);
            }
        }
    }
}
