package dev.forkstack.harness;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends {@code up} at its calls: while it unpacks, runs initdb, and starts servers, each time in a new home. What it had
 * started goes on or not, as after any kill. For one thread.
 */
final class UpSeries {

    private final Shim shim;
    private final Path directory;

    UpSeries(Shim shim, Path directory) {
        this.shim = shim;
        this.directory = directory;
    }

    /**
     * @param unpacking in how many runs it is ended while it unpacks, evenly spread; these calls are all alike
     * @param every each n-th of its other calls
     */
    Tally run(int unpacking, int every) throws IOException, SQLException, InterruptedException {
        Path first = directory.resolve("first");
        int whole = undisturbed(first, null);
        Path programs = first.resolve("home/programs");
        int prepared = undisturbed(directory.resolve("second"), programs);
        Tally tally = new Tally("up", prepared);
        tally.notes.add("of " + whole + " calls, " + (whole - prepared) + " unpack programs; " + unpacking
                + " runs end among these, the others begin with unpacked programs");
        for (int i = 1; i <= unpacking; i++) {
            oneRun(tally, Injection.kill((long) (whole - prepared) * i / (unpacking + 1)), null);
            Progress.tell(tally, i, unpacking);
        }
        boolean reached = true;
        for (long at = 1; reached || at <= prepared; at += every) {
            reached = oneRun(tally, Injection.kill(at), programs);
            Progress.tell(tally, at, prepared);
        }
        return tally.finished();
    }

    private int undisturbed(Path place, Path programs) throws IOException, InterruptedException {
        Stand stand = stand(place, programs);
        Run run = new VerbProcess(shim, stand, place.resolve("run")).run(Injection.NONE, "up");
        if (run.exit() != 0) {
            throw new IllegalStateException("Undisturbed, up ended with " + run.exit() + ": " + run.output());
        }
        stand.verb("down", "");
        return run.points().size();
    }

    private boolean oneRun(Tally tally, Injection injection, Path programs)
            throws IOException, SQLException, InterruptedException {
        Path place = directory.resolve("run-" + tally.runs);
        Stand stand = stand(place, programs);
        Run run = new VerbProcess(shim, stand, place.resolve("run")).run(injection, "up");
        tally.runs++;
        boolean reached = run.reached(injection);
        String point = "up " + (reached ? run.at(injection) : injection.at() + " (not reached)");
        if (reached) {
            tally.ended(run.at(injection));
        } else {
            tally.unreached++;
        }
        List<String> violations = new ArrayList<>();
        if (reached != run.killed()) {
            violations.add("the process ended with " + run.exit() + ": " + run.output());
        }
        try {
            stand.verb("up", "");
            stand.verb("new", "first");
            violations.addAll(Contents.problemsOfEmpty(stand.environmentHere()));
            stand.verb("delete", "first");
            World.leftovers(stand.home()).forEach(left -> violations.add("after up, new and delete: " + left));
            stand.verb("down", "");
        } catch (ForkStackException e) {
            violations.add("failed: " + e.getMessage());
        }
        violations.addAll(endWhatIsLeft(stand.home()));
        tally.violated(point, violations);
        remove(place);
        return reached;
    }

    /** Programs that still run out of this home after {@code down}. */
    private static List<String> endWhatIsLeft(Path home) throws InterruptedException {
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < 40 && HomeProcesses.of(home).size() > 0; i++) {
            Thread.sleep(50);
        }
        for (ProcessHandle process : HomeProcesses.of(home)) {
            violations.add(
                    "still runs after down: " + process.info().commandLine().orElse("?"));
            process.destroyForcibly();
        }
        return violations;
    }

    private static Stand stand(Path place, Path programs) throws IOException, InterruptedException {
        Stand stand = new Stand(Files.createDirectories(place), "killed");
        if (programs != null) {
            Files.createDirectories(stand.home());
            run(
                    "cp",
                    "-al",
                    programs.toString(),
                    stand.home().resolve("programs").toString());
        }
        return stand;
    }

    private static void remove(Path place) throws IOException, InterruptedException {
        run("rm", "-rf", place.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
