package dev.forkstack.bench;

import dev.forkstack.bench.bare.BareStore;
import dev.forkstack.emulator.StoreAccess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A listing of a million keys, from a server that makes them up, is read to its end in little memory. */
final class ListingRows implements RowGroup {

    private static final int KEYS = 1_000_000;
    private static final int POLL_MILLIS = 20;
    private static final int START_MILLIS = 20_000;
    private static final String BUCKET = "s3://" + ListingServer.BUCKET;

    @Override
    public String name() {
        return "listing";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        StoreTools tools = new StoreTools(bench, server(bench));
        return new Contest(bench, new Contest.Turn() {
                    @Override
                    public void prepare() {}

                    @Override
                    public void check() {}

                    @Override
                    public void clear() {}
                })
                .with(
                        Contest.OURS,
                        () -> tools.ours(
                                installed,
                                List.of("-Xmx256m"),
                                BareStore.LIST,
                                ListingServer.BUCKET,
                                String.valueOf(KEYS)))
                .with("aws s3 ls", () -> tools.aws("aws s3 ls", "s3", "ls", "--recursive", BUCKET))
                .with("s5cmd ls", () -> tools.s5cmd("s5cmd ls", "ls", BUCKET + "/*"))
                .with(
                        "rclone size",
                        () -> tools.rclone(
                                "rclone size",
                                "size",
                                "--fast-list",
                                "--s3-list-version",
                                "2",
                                "store:" + ListingServer.BUCKET))
                .rows("listing of 1,000,000 keys", 1, Optional.empty(), "ours with -Xmx256m");
    }

    private static StoreAccess server(Bench bench) throws Exception {
        Path port = bench.work().resolve("listing.port");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("forkstack.bench.classes"),
                        ListingServer.class.getName(),
                        String.valueOf(KEYS),
                        port.toString())
                .inheritIO()
                .start();
        bench.closing(() -> process.destroyForcibly().waitFor());
        for (int waited = 0; !Files.exists(port) && waited < START_MILLIS; waited += POLL_MILLIS) {
            Thread.sleep(POLL_MILLIS);
        }
        return new StoreAccess(URI.create("http://127.0.0.1:" + Files.readString(port)), "any", "any");
    }
}
