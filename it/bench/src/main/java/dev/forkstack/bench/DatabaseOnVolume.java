package dev.forkstack.bench;

import dev.forkstack.model.ResourceKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A server on a file system of its own with a database of 1 GB, and what is measured there. */
final class DatabaseOnVolume {

    /** Ours and the bare statement, in turns. */
    record Times(Samples ours, Samples bare) {}

    private static final String BARE = "bare";

    private final Bench bench;
    private final Volume volume;
    private final LocalStack stack;
    private final Connection admin;
    private final double megabytes;

    DatabaseOnVolume(Bench bench, Installed installed, Volume volume) throws Exception {
        this.bench = bench;
        this.volume = volume;
        Path directory = SampleProject.withoutPom(bench, "database");
        this.stack = LocalStack.up(bench, installed, volume.directory().resolve("home"), directory, "bench");
        this.admin = bench.closing(stack.admin("postgres"));
        stack.origin(ResourceKind.DATABASE);
        try (Connection dev = stack.admin(stack.database("dev"))) {
            SampleTables.fill(dev);
            this.megabytes = SampleTables.size(dev);
        }
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "%,.0f MB; the provider's create with its connection open, CHECKPOINT before each; %s",
                megabytes,
                "the bare statement is CREATE DATABASE … TEMPLATE … STRATEGY FILE_COPY");
    }

    /** @param fileCopyMethod of the bare statement's session */
    Times times(String fileCopyMethod) throws Exception {
        execute("SET file_copy_method = " + fileCopyMethod);
        Map<String, Samples> samples = Rounds.ofSeconds()
                .step("our fork", round -> ours())
                .step("bare statement", round -> bare())
                .run(1, bench.rounds());
        return new Times(samples.get("our fork"), samples.get("bare statement"));
    }

    private double ours() throws Exception {
        settle();
        double seconds = Stopwatch.seconds(() -> stack.fork(ResourceKind.DATABASE, "ours"));
        stack.delete(ResourceKind.DATABASE, "ours");
        return seconds;
    }

    private double bare() throws Exception {
        settle();
        double seconds = Stopwatch.seconds(() ->
                execute("CREATE DATABASE " + BARE + " TEMPLATE \"" + stack.database("dev") + "\" STRATEGY FILE_COPY"));
        execute("DROP DATABASE " + BARE);
        return seconds;
    }

    /** @param rounds fewer than elsewhere, because each takes as long as all forks together */
    Samples copied(int rounds) throws Exception {
        return Rounds.ofSeconds()
                .step("COPY out and in", round -> copy())
                .run(0, rounds)
                .get("COPY out and in");
    }

    private double copy() throws Exception {
        settle();
        double seconds = Stopwatch.seconds(() -> {
            execute("CREATE DATABASE " + BARE + " TEMPLATE template0");
            try (Connection from = stack.admin(stack.database("dev"));
                    Connection to = stack.admin(BARE)) {
                CopyThroughPipe.run(from, to);
            }
        });
        execute("DROP DATABASE " + BARE);
        return seconds;
    }

    /** One fork beside the other, each with what it added to the used space. */
    Samples bytes(int forks) throws Exception {
        List<Double> added = new ArrayList<>();
        settle();
        double before = volume.used();
        for (int i = 0; i < forks; i++) {
            stack.fork(ResourceKind.DATABASE, "fork" + i);
            settle();
            double after = volume.used();
            added.add(after - before);
            before = after;
        }
        for (int i = 0; i < forks; i++) {
            stack.delete(ResourceKind.DATABASE, "fork" + i);
        }
        return new Samples("space of a fork", Samples.Unit.MEGABYTES, added);
    }

    private void settle() throws Exception {
        execute("CHECKPOINT");
        volume.settle();
    }

    private void execute(String sql) throws SQLException {
        admin.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
