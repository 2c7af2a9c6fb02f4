package dev.forkstack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the benchmarks: where it works, with which Maven, and what it must clean up. For one thread. */
final class Bench implements AutoCloseable {

    private final Path checkout;
    private final Path work;
    private final int rounds;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** @param checkout the root of this repository */
    Bench(Path checkout, int rounds) throws IOException {
        this.checkout = checkout;
        this.rounds = rounds;
        // Outside the checkout, whose .mvn directory and project root would otherwise be found from below.
        this.work = Files.createTempDirectory("forkstack-bench-");
    }

    Path checkout() {
        return checkout;
    }

    /** Scratch space that is gone afterwards. */
    Path work() {
        return work;
    }

    /** How often each thing is measured. */
    int rounds() {
        return rounds;
    }

    Shell shell() {
        return new Shell(work, Map.of());
    }

    /** What forkstack.mk sets by default, so that the same is measured as is used. */
    String makeVariable(String name) throws IOException {
        Matcher value = Pattern.compile("(?m)^" + name + " \\?= (.*)$")
                .matcher(Files.readString(checkout.resolve("forkstack.mk")));
        if (!value.find()) {
            throw new IOException("forkstack.mk sets no " + name);
        }
        return value.group(1);
    }

    /** Remembers to close it, after whatever is opened later. */
    <T extends AutoCloseable> T closing(T closeable) {
        synchronized (open) {
            open.push(closeable);
        }
        return closeable;
    }

    /** The rows of one part, with the load while it ran; its servers and file systems are gone afterwards. */
    List<Row> part(String name, Callable<List<Row>> measuring) {
        String before = Machine.load();
        List<Row> rows;
        try {
            rows = measuring.call();
        } catch (NotMeasured e) {
            rows = List.of(Row.notMeasured(name, e.getMessage()));
        } catch (Exception e) {
            rows = List.of(Row.notMeasured(name, "it failed: " + e));
        } finally {
            closeAll();
        }
        String load = before + "–" + Machine.load();
        return rows.stream()
                .map(row -> row.load().isEmpty() ? row.under(load) : row)
                .toList();
    }

    /** Closes what was opened so far; the scratch space stays. */
    void closeAll() {
        synchronized (open) {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    System.err.println("! left over: " + e.getMessage());
                }
            }
        }
    }

    @Override
    public void close() {
        closeAll();
        try {
            shell().in(work.getParent()).output(List.of("rm", "-rf", "--one-file-system", work.toString()));
        } catch (IOException e) {
            System.err.println("! left over: " + work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
