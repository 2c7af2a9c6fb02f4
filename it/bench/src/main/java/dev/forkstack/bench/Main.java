package dev.forkstack.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Measures and reports; {@code make bench} runs it. A missed limit is told in the report and is no failure. */
public final class Main {

    private static final List<RowGroup> GROUPS = List.of(
            new DatabaseRows(),
            new BucketRows(),
            new StartupRows(),
            new VerbRows(),
            new ClockRows(),
            new FirstRunRows(),
            new CloneRows(),
            new IdleRows(),
            new ListRows(),
            new CloudRows(),
            new CopyRows(),
            new EmptyRows(),
            new ListingRows());

    private Main() {}

    /** @param args the checkout, the rows (comma-separated, empty for all), the number of rounds (empty for 7) */
    public static void main(String[] args) throws Exception {
        Path checkout = Path.of(args[0]).toAbsolutePath().normalize();
        Set<String> wanted = Set.copyOf(List.of(args[1].isBlank() ? new String[0] : args[1].split("[, ]+")));
        Bench bench = new Bench(checkout, args[2].isBlank() ? 7 : Integer.parseInt(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(bench::close));
        refuseUnknown(wanted);
        JsonReport report = new JsonReport(checkout.resolve("target").resolve("bench.json"));
        List<Row> rows = new ArrayList<>();
        for (RowGroup group : GROUPS) {
            if (wanted.isEmpty() || wanted.contains(group.name())) {
                System.err.println("… " + group.name());
                List<Row> measured = bench.part(group.name(), () -> group.measure(bench));
                report.put(group.name(), measured, bench);
                rows.addAll(measured);
            }
        }
        System.out.print(new TableReport(rows));
        System.exit(0); // the shutdown hook cleans up, however this ends
    }

    private static void refuseUnknown(Set<String> wanted) {
        List<String> known = GROUPS.stream().map(RowGroup::name).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                System.err.println("✗ No rows '" + name + "'; there are: " + String.join(", ", known));
                System.exit(2);
            }
        }
    }
}
